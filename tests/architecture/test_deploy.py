"""What docs/operate.md installs: units start verbs that exist, nginx keeps no address, paths agree."""

from __future__ import annotations

import re
from configparser import RawConfigParser
from pathlib import Path

import pytest

from maillage.cli.main import parser
from maillage.config import env
from tools.source import ROOT

DEPLOY = ROOT / "docs/deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
COMMAND = "/opt/maillage/.venv/bin/maillage "


def unit(path: Path) -> RawConfigParser:
    """A unit file, read as systemd does: names keep their case."""
    read = RawConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]  as configparser documents it
    read.read_string(path.read_text(encoding="utf-8"))
    return read


def environment() -> dict[str, str]:
    """What docs/deploy/environment sets."""
    lines = (DEPLOY / "environment").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def servers() -> list[str]:
    """The text of each server block of nginx.conf, comments left out."""
    text = re.sub(r"#[^\n]*", "", (DEPLOY / "nginx.conf").read_text(encoding="utf-8"))
    assert text.count("{") == text.count("}")
    return text.split("\nserver {")[1:]


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_starts_a_verb_that_exists_within_walls(path: Path) -> None:
    read = unit(path)
    service = read["Service"]

    assert read.sections() == ["Unit", "Service", "Install"]
    assert service["ExecStart"].startswith(COMMAND)
    parser().parse_args(service["ExecStart"].removeprefix(COMMAND).split())
    assert (service["User"], service["EnvironmentFile"]) == ("maillage", "/etc/maillage/environment")
    assert (service["ProtectSystem"], service["UMask"]) == ("strict", "0077")
    assert service["ReadWritePaths"] == environment()["MAILLAGE_HOME"]


def test_the_environment_sets_variables_that_exist() -> None:
    assert UNITS
    assert set(environment()) <= {variable.name for variable in env.VARIABLES}


def test_nginx_serves_the_folder_of_static_files_and_the_ports_of_the_units() -> None:
    text = servers()[0]
    ports = {word for path in UNITS for word in re.findall(r"--port (\d+)", unit(path)["Service"]["ExecStart"])}

    assert re.findall(r"alias (\S+)/;", text) == [environment()["MAILLAGE_STATIC"]]
    assert set(re.findall(r"proxy_pass http://127\.0\.0\.1:(\d+);", text)) == ports


def test_nginx_writes_down_no_visitor() -> None:
    whole = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")

    assert len(servers()) == 2
    assert [
        ("access_log off;" in text, "error_log /var/log/nginx/maillage.log crit;" in text) for text in servers()
    ] == [
        (True, True),
        (True, True),
    ]
    assert "limit_req_log_level info;" in whole


def test_every_file_is_told_in_the_instructions() -> None:
    told = (ROOT / "docs/operate.md").read_text(encoding="utf-8")
    names = [path.name for path in DEPLOY.iterdir() if path not in UNITS]

    assert [name for name in names if name not in told] == []
    assert "maillage-*.service" in told
