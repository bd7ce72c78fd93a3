"""A PostgreSQL server of the tests' own: private, on a Unix socket, removed afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

USER = "postgres"
IN_MEMORY = Path("/dev/shm")
TEMPLATE = "kiosk_1"
"""The name of the database with current tables and no rows, of which all others are copies."""
EMPTY = """
    SELECT format('DELETE FROM %I', tablename) FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> 'alembic_version'
"""
RESTART = """
    SELECT count(setval(format('%I', sequencename)::regclass, 1, false)) FROM pg_sequences WHERE schemaname = 'public'
"""
SCHEMA = """
    SELECT (SELECT count(*) FROM pg_class), (SELECT count(*) FROM pg_attribute WHERE NOT attisdropped),
        (SELECT count(*) FROM pg_trigger WHERE tgenabled = 'O'), (SELECT count(*) FROM pg_constraint), version_num
    FROM alembic_version
"""
"""A query whose result differs once a test has changed tables, columns, triggers or constraints."""


def programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, or None where PostgreSQL is not installed."""
    found = shutil.which("pg_ctl")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


class Server:
    """A PostgreSQL cluster in a directory of its own. PostgreSQL refuses to run as root, so root runs it as the user
    `postgres`.

    The cluster does not sync, to be fast; `OPTIONS` changes this where a test needs durability. Autovacuum is off: with
    a database for each test it would look into several databases each second.
    """

    OPTIONS = "-c fsync=off -c autovacuum=off"

    def __init__(self, bin: Path) -> None:
        self._bin = bin
        self._owner = USER if os.geteuid() == 0 else None
        self.home = Path(tempfile.mkdtemp(prefix="kiosk-pg-", dir=IN_MEMORY if IN_MEMORY.is_dir() else None))
        if self._owner:
            entry = pwd.getpwnam(self._owner)
            os.chown(self.home, entry.pw_uid, entry.pw_gid)
        self._run("initdb", "-D", self.data, "-U", USER, "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        self._count = 0
        self._shared = ""
        self._schema: object = None

    @property
    def data(self) -> str:
        return str(self.home / "data")

    def start(self) -> None:
        options = f"-k {self.home} -c listen_addresses='' {self.OPTIONS} -c shared_buffers=16MB -c max_connections=30"
        self._run("pg_ctl", "-D", self.data, "-w", "-t", "60", "-o", options, "-l", str(self.home / "log"), "start")

    def stop(self, mode: str = "fast") -> None:
        self._run("pg_ctl", "-D", self.data, "-w", "-t", "60", "-m", mode, "stop")

    def remove(self) -> None:
        self.stop("immediate")
        shutil.rmtree(self.home, ignore_errors=True)

    def url(self, database: str) -> str:
        return f"postgresql://{USER}@/{database}?host={self.home}"

    def make_database(self, template: str = "template1") -> str:
        """The URL of a new database, a copy of `template`."""
        import psycopg

        self._count += 1
        name = f"kiosk_{self._count}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def empty_database(self) -> str:
        """The URL of a database with current tables and no rows, which is emptied and used again by the next test.

        Emptying takes a twentieth of the time of a copy. A database whose schema a test changed, or that somebody still
        keeps locked, is left behind and a new copy made.
        """
        import psycopg

        try:
            if self._shared:
                with psycopg.connect(self._shared) as connection:
                    if connection.execute(SCHEMA).fetchone() == self._schema:
                        connection.execute("SET lock_timeout = '2s'; SET session_replication_role = replica")
                        deletes = [row[0] for row in connection.execute(EMPTY).fetchall()]
                        connection.execute("; ".join(deletes))
                        connection.execute(RESTART)
                        return self._shared
        except psycopg.errors.LockNotAvailable:
            pass
        self._shared = self.make_database(TEMPLATE)
        with psycopg.connect(self._shared) as connection:
            self._schema = connection.execute(SCHEMA).fetchone()
        return self._shared

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [self._bin / program, *words],
            user=self._owner,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=120,
        )
        assert done.returncode == 0, f"{program}: {done.stderr.decode()}"
