"""The files that set a kiosk up: the browser is closed to all but the network, and starts again by itself."""

from __future__ import annotations

import configparser
import json
from pathlib import Path

KIOSK = Path(__file__).resolve().parents[2] / "docs/deploy/kiosk"


def test_policies_close_what_a_visitor_could_leave_by() -> None:
    told = json.loads((KIOSK / "policies.json").read_text(encoding="utf-8"))

    closed = ("AllowFileSelectionDialogs", "PasswordManagerEnabled", "AutofillAddressEnabled", "AudioCaptureAllowed")
    assert told["URLBlocklist"] == ["*"]
    assert len(told["URLAllowlist"]) == 1
    assert (told["IncognitoModeAvailability"], told["DeveloperToolsAvailability"], told["DownloadRestrictions"]) == (
        2,
        2,
        3,
    )
    assert [told[name] for name in closed] == [False] * 4


def test_service_starts_again_whatever_ends_it_without_any_right() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(KIOSK / "maillage-kiosk.service", encoding="utf-8")
    service = unit["Service"]

    assert (service["Restart"], service["User"], service["ProtectSystem"]) == ("always", "kiosk", "strict")
    assert "--kiosk --incognito" in service["ExecStart"]
    assert int(service["RestartSec"]) <= 30
