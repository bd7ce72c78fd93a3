"""Watches the scanners: waits until one is plugged in, reads and posts codes, and begins again when it is unplugged.

One thread waits for all scanners of the kiosk at once. For the session they are one device: it is lost only when all of
them are gone, and ready as soon as one is there.
"""

import glob
import logging
import os
import select
import threading
import time
from collections.abc import Callable, Sequence

from devices.failures import GONE, trouble_of
from devices.scanners.codes import Reading
from devices.scanners.wires import Port, Wire, plugged
from kiosk.lending.events import DeviceLost, DeviceReady
from kiosk.lending.model import Device, Trouble
from kiosk.lending.ports import Post

SILENCE = 0.3
"""The seconds of silence that end a code: longer than pauses within a code, shorter than between two items."""

RESCAN = 0.5

log = logging.getLogger(__name__)


class Scanners:
    """A `Source` of codes from every scanner at `ports`; `clock` gives seconds and never goes back.

    `silence` is the longest pause within a code, `rescan` the time between two looks for a missing scanner; both in
    seconds.
    """

    def __init__(
        self,
        ports: Sequence[Port],
        clock: Callable[[], float] = time.monotonic,
        silence: float = SILENCE,
        rescan: float = RESCAN,
    ) -> None:
        self._ports = tuple(ports)
        self._clock = clock
        self._silence = silence
        self._rescan = rescan
        self._thread: threading.Thread | None = None
        self._wake = -1

    def start(self, post: Post) -> None:
        woken, self._wake = os.pipe()
        watch = _Watch(self._ports, self._clock, self._silence, self._rescan, post, woken)
        self._thread = threading.Thread(target=watch.run, name="scanners", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        if self._thread is None:
            return
        os.close(self._wake)
        self._thread.join(3)
        if self._thread.is_alive():
            log.error("the scanner thread does not end")
        self._thread = None


class _Watch:
    """The work of the thread from `start` to `stop`; `woken` is a file descriptor that is readable when the thread has
    to end.
    """

    def __init__(
        self,
        ports: tuple[Port, ...],
        clock: Callable[[], float],
        silence: float,
        rescan: float,
        post: Post,
        woken: int,
    ) -> None:
        self._ports = ports
        self._clock = clock
        self._silence = silence
        self._rescan = rescan
        self._post = post
        self._woken = woken
        self._wires: dict[str, Wire] = {}
        """The open scanners by the path of the device itself, because several names may lead to one device."""
        self._quiet_at: dict[str, float] = {}
        """For each device that has sent half a code, the moment at which that half is dropped."""
        self._failures: dict[str, str] = {}
        self._posted: DeviceLost | DeviceReady | None = None

    def run(self) -> None:
        try:
            while True:
                complete, lost = self._plug_in()
                self._post_change(lost)
                readable = self._wait(complete)
                if self._woken in readable:
                    return
                self._read(readable)
        finally:
            for device in list(self._wires):
                self._unplug(device)
            os.close(self._woken)

    def _plug_in(self) -> tuple[bool, DeviceLost]:
        """Open the scanners that are connected and not open yet.

        Returns whether there is no other scanner to look for, and the event to post if no scanner can be used.
        """
        complete, lost = True, DeviceLost(Device.SCANNER, Trouble.MISSING)
        for port in self._ports:
            paths = plugged(port)
            complete = complete and not glob.has_magic(port.pattern)
            for path in paths:
                why = self._open(port, path)
                complete = complete and why is None
                if why and lost.trouble is not Trouble.DENIED:
                    lost = why
        return complete, lost

    def _open(self, port: Port, path: str) -> DeviceLost | None:
        """Open the scanner at this path unless it is open. Returns the reason why it cannot be used, None if it can."""
        try:
            # realpath raises too, because a link may vanish before it is followed.
            device = os.path.realpath(path)
            if device not in self._wires:
                wire = port.open(device)
                if self._wires:
                    log.info("scanner at %s is ready", path, extra={"cause": path})
                self._wires[device] = wire
        except GONE as error:
            self._log_failure(path, error)
            return DeviceLost(Device.SCANNER, trouble_of(error), details=f"{path}: {error}")
        self._failures.pop(path, None)
        return None

    def _wait(self, complete: bool) -> set[int]:
        """Wait until file descriptors can be read, and return them, after refusing half codes whose rest did not come
        in time.
        """
        began = self._clock()
        waits = [max(0.0, at - began) for at in self._quiet_at.values()]
        if not complete:
            waits.append(self._rescan)
        poll = select.poll()
        for fd in (self._woken, *(wire.fileno() for wire in self._wires.values())):
            poll.register(fd, select.POLLIN)
        timeout = min(waits, default=None)
        readable = {fd for fd, _ in poll.poll(None if timeout is None else timeout * 1000)}
        # Only time in which the kernel had no data is silence, not time in which this thread could not run.
        silent_until = began if readable or timeout is None else began + timeout
        self._give_up(readable, silent_until)
        return readable

    def _give_up(self, readable: set[int], silent_until: float) -> None:
        for device, at in list(self._quiet_at.items()):
            wire = self._wires[device]
            if at <= silent_until and wire.fileno() not in readable:
                del self._quiet_at[device]
                self._report(wire.fall_silent(self._clock()), device)

    def _read(self, readable: set[int]) -> None:
        for device, wire in list(self._wires.items()):
            if wire.fileno() not in readable:
                continue
            at = self._clock()
            try:
                readings = wire.read(at)
            except GONE as error:
                self._unplug(device)
                lost = DeviceLost(Device.SCANNER, Trouble.MISSING, details=f"{device}: {error}")
                if self._wires:
                    log.warning("scanner at %s is gone: %s", device, error, extra={"cause": device})
                self._post_change(lost)
                continue
            self._quiet_at.pop(device, None)
            if wire.begun:
                self._quiet_at[device] = at + self._silence
            for reading in readings:
                self._post(reading)

    def _report(self, readings: list[Reading], device: str) -> None:
        if readings:
            log.warning("scanner at %s sent half a code, or sends no terminator: set its suffix to CR", device)
        for reading in readings:
            self._post(reading)

    def _unplug(self, device: str) -> None:
        self._quiet_at.pop(device, None)
        try:
            self._wires.pop(device).close()
        except GONE as error:
            log.debug("closing %s: %s", device, error)

    def _post_change(self, lost: DeviceLost) -> None:
        """Post whether there is a scanner, if that changed; `lost` is the event to post if there is none."""
        news = lost if not self._wires else DeviceReady(Device.SCANNER, ", ".join(self._wires))
        if news != self._posted:
            self._posted = news
            self._post(news)

    def _log_failure(self, path: str, error: BaseException) -> None:
        """Log why one of several scanners cannot be used; if none can, `DeviceLost` has the reason."""
        failure = str(error)
        if self._wires and self._failures.get(path) != failure:
            self._failures[path] = failure
            log.warning("scanner at %s cannot be used: %s", path, failure, extra={"cause": path})
