"""Examines power and heat, on a machine that reports them: a Raspberry Pi with too weak a supply can damage its card,
not only lose speed.
"""

from collections.abc import Iterator

from kiosk.doctor.machine import Root, number, text
from kiosk.lending.upkeep.findings import Finding, Subject, What, found

THROTTLED = "sys/devices/platform/soc*/*firmware/get_throttled"
"""The file with the hexadecimal bits of `vcgencmd get_throttled`: the present state, and from bit 16 on the earlier
one.
"""
LOW, WAS_LOW = 1 << 0, 1 << 16
SLOWED = 1 << 3
"""The bit for the soft limit of the temperature."""
HOT = 80
"""The temperature, in degrees Celsius, from which a Raspberry Pi slows itself down."""
PROCESSORS = ("cpu", "soc", "x86_pkg", "core")
"""The beginnings of the kinds of temperatures that are those of the processor."""


def look_at_power(root: Root) -> Iterator[Finding]:
    """The findings about the supply and the temperature; none if the machine does not report them."""
    bits = [bits for path in root.each(THROTTLED) if (bits := number(path, 16)) is not None]
    sensors = [path.parent for path in root.each("sys/class/hwmon/hwmon*/name") if text(path) == "rpi_volt"]
    alarms = [alarm for one in sensors if (alarm := number(one / "in0_lcrit_alarm")) is not None]
    if any(one & LOW for one in bits) or any(alarms):
        yield found(Subject.POWER, What.POWER_LOW)
    elif any(one & WAS_LOW for one in bits):
        yield found(Subject.POWER, What.POWER_WAS_LOW)
    elif bits or alarms:
        yield found(Subject.POWER, What.POWER_ENOUGH)
    degrees = [
        celsius // 1000
        for path in root.each("sys/class/thermal/thermal_zone*/type")
        if text(path).startswith(PROCESSORS) and (celsius := number(path.with_name("temp"))) is not None
    ]
    if degrees:
        hot = max(degrees) >= HOT or any(one & SLOWED for one in bits)
        yield found(Subject.HEAT, What.HEAT_HIGH if hot else What.HEAT_FINE, degrees=max(degrees))
