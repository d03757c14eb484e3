"""One style sheet for people, light enough, and the drawings it needs."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

import maillage.core
from maillage.config import settings as product
from maillage.core.staticfiles import SHEET

STATIC = Path(maillage.core.__file__).parent / "static/core"
LAYER_FILES = re.findall(r'url\("([\w-]+\.css)"\)', (STATIC / "maillage.css").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder a server would serve."""
    root = tmp_path_factory.mktemp("collected")
    storages = {**settings.STORAGES, "staticfiles": product.STORAGES["staticfiles"]}
    with override_settings(STATIC_ROOT=str(root), STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
    return root


def test_sheet_imports_every_style_sheet_of_core() -> None:
    assert sorted(LAYER_FILES) == sorted(path.name for path in STATIC.glob("*.css") if path.name != "maillage.css")


def test_collected_sheet_holds_what_it_imports_in_layers_and_asks_for_nothing(collected: Path) -> None:
    sheet = (collected / SHEET).read_text(encoding="utf-8")

    assert "@import" not in sheet
    assert sheet.count("@layer tokens {") == 1
    assert sheet.count("--sand: #fbf7f0") == 1
    assert "/*" not in sheet


def test_hashed_sheet_is_the_collected_one_compressed_under_15_kb(collected: Path) -> None:
    (hashed,) = (collected / "core").glob("maillage.*.css")

    assert hashed.read_text(encoding="utf-8") == (collected / SHEET).read_text(encoding="utf-8")
    assert len(gzip.compress(hashed.read_bytes())) <= 15_000
    assert hashed.with_name(hashed.name + ".br").is_file()


def test_modules_import_each_other_by_their_hashed_names(collected: Path) -> None:
    (hashed,) = (collected / "core").glob("enhance.*.js")

    imported = re.findall(r'from "\./([\w.]+)"', hashed.read_text(encoding="utf-8"))

    assert len(imported) == 3
    assert all((collected / "core" / name).is_file() and name.count(".") == 2 for name in imported)


def test_sprite_is_well_formed_and_light() -> None:
    from xml.etree import ElementTree

    sprite = ElementTree.parse(STATIC / "icons.svg").getroot()

    assert len(sprite) >= 27
    assert len(gzip.compress((STATIC / "icons.svg").read_bytes())) <= 4_000
