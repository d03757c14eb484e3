"""The site as an application: installable, searchable from the browser, and of use without a network."""

from __future__ import annotations

import json
import re
import struct
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from maillage.network import queries as network
from maillage.network.models import Network, Place
from tests.portal.conftest import Populate
from tools import icons

SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.mark.parametrize(("prefix", "language"), [("", "fr"), ("/en", "en")])
def test_manifest_names_the_network_and_icons_that_exist(prefix: str, language: str, populate: Populate) -> None:
    populate(1)

    answer = Client().get(f"{prefix}/app.webmanifest")
    told = json.loads(answer.content)

    assert answer["Content-Type"] == "application/manifest+json; charset=utf-8"
    assert (told["name"], told["lang"], told["start_url"]) == (Network.objects.get().name, language, f"{prefix}/")
    assert {(icon["sizes"], icon["purpose"]) for icon in told["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    for icon in told["icons"]:
        found = finders.find(icon["src"].removeprefix("/static/"))
        assert isinstance(found, str)
        with open(found, "rb") as file:
            head = file.read(24)
        assert struct.unpack(">II", head[16:24]) == tuple(int(side) for side in icon["sizes"].split("x"))


def test_every_public_page_links_manifest_and_search_and_is_kept_by_the_worker(populate: Populate) -> None:
    populate(1)

    source = Client().get("/en/").content.decode()

    assert '<link rel="manifest" href="/en/app.webmanifest">' in source
    assert 'type="application/opensearchdescription+xml" title="Search this site" href="/en/recherche.xml"' in source
    assert source.count("portal/offline.js") == 1


def test_worker_carries_the_version_of_the_code_and_stands_at_the_root(populate: Populate) -> None:
    populate(1)

    answer = Client().get("/service-worker.js")
    text = answer.content.decode()
    found = re.match(r"const BUILD = (\{.*\});\n", text)

    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert found
    assert [name for name in json.loads(found[1])["assets"] if not finders.find(name.removeprefix("/static/"))] == []
    assert "equipe" in text
    assert dict(answer.cookies) == {}


def test_offline_page_tells_the_day_the_minute_the_hours_and_the_numbers(populate: Populate) -> None:
    populate(1)
    Place.objects.update(phone="04 65 71 00 01", opening_hours="Mo-Su 09:00-17:00")

    source = Client().get("/hors-ligne/").content.decode()

    assert re.search(r"Horaires du \w+ \d+ \w+ \d{4}, lus à \d+\u00a0h", source)
    assert "de 9\u00a0h à 17\u00a0h" in source
    assert 'href="tel:0465710001"' in source


@pytest.mark.parametrize(
    ("expression", "told"), [("", (False, 0)), ("Mo 09:00-12:00,14:00-17:00", (True, 2)), ("Tu 09:00-12:00", (True, 0))]
)
def test_hours_of_the_day_are_known_closed_or_not_known(
    expression: str, told: tuple[bool, int], populate: Populate
) -> None:
    populate(1)
    Place.objects.update(opening_hours=expression)

    line = network.hours_of_the_day(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))[0]

    assert (line.is_known, len(line.stretches)) == told


def test_browser_search_leads_to_our_search(populate: Populate) -> None:
    populate(1)

    answer = Client().get("/recherche.xml")
    tree = ET.fromstring(answer.content)
    urls = tree.findall(f"{SEARCH}Url")

    assert answer["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    assert [(url.attrib["type"], url.attrib["template"]) for url in urls] == [
        ("text/html", "http://testserver/recherche/?q={searchTerms}"),
        ("application/x-suggestions+json", "http://testserver/recherche/navigateur.json?q={searchTerms}"),
    ]
    assert len(tree.findtext(f"{SEARCH}ShortName") or "") <= 16
    assert Client().get("/recherche/?q=compt").status_code == 200


def test_drawing_is_a_whole_picture_of_the_mesh() -> None:
    small = icons.drawn(8, margin=0.0)

    assert small.startswith(b"\x89PNG\r\n\x1a\n")
    assert icons.colour_at(7.0, 10.0) == icons.SEA
    assert icons.colour_at(11.0, 16.0) == icons.CORAL
    assert icons.colour_at(0.5, 0.5) == icons.SAND
