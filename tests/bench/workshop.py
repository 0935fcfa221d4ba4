"""Programs of ours for the timings: the sink that they transfer to, and transfers without a window."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
CERTIFICATES = TOP / "tests" / "support" / "certificates"
MIB = 1024 * 1024
REQUEST = "1080"


class Helper:
    """A program of ours that tells its address, and ends when its input does."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().partition(":")[2].strip()
        if self.process.stdout.readline().strip() != "Ready":
            sys.exit(f"{command[0]} did not start")

    def cpu(self):
        """Seconds of all its threads so far."""
        words = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")

    def end(self):
        self.process.stdin.close()
        self.process.wait(30)


class Workshop:
    """The programs of a build tree, and a folder for what they make."""

    def __init__(self, build, folder):
        self.build = build
        self.folder = folder

    def program(self, name):
        for place in ("tests", "bin"):
            if (self.build / place / name).exists():
                return self.build / place / name
        sys.exit(f"{name} is not built: cmake --build {self.build} --target {name}")

    def sink(self, served, md5, is_encrypted=False):
        """A server of the media API whose media 1 is the file `served`."""
        command = [self.program("mediadesk-bench-sink"), "--serve", served, "--md5", md5]
        if is_encrypted:
            command += ["--certificate", CERTIFICATES / "good.pem", "--key", CERTIFICATES / "key.pem"]
        return Helper(command)

    def mover(self, address, orders, expect, chunk, parallel=1):
        """The command for transfers as the program does them, with their journal, in a process of its own."""
        file = self.folder / "orders"
        file.write_text("".join("\t".join(map(str, order)) + "\n" for order in orders))
        journal = self.folder / "journal"
        shutil.rmtree(journal, ignore_errors=True)
        journal.mkdir()
        return [self.program("mediadesk-mover"), "--server", address, "--key", "k", "--email", "a@example.org",
                "--journal", journal, "--request", REQUEST, "--orders", file, "--expect", str(expect),
                "--chunk-size", str(chunk), "--parallel", str(parallel),
                "--trust", CERTIFICATES / "authority.pem", "--quiet"]
