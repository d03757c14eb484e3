"""Files made to harm whoever reads them, and a reader that says what each cost. Run as a script by a test.

Each line written holds a name, `refused` or `read`, CPU seconds, the peak of memory in MiB.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

_NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_BOOK = (
    f'<?xml version="1.0"?><workbook {_NAMESPACE} xmlns:r="{_RELATIONS}"><sheets>'
    '<sheet name="Structures" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def peak_mib() -> int:
    """The most memory this program held. `getrusage` would count what its parent held when it forked."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def workbook(sheet: str, **parts: str) -> bytes:
    """A workbook of one sheet of this XML, with other parts by name (`__` for `/`)."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", _TYPES)
        packed.writestr("_rels/.rels", _relation("officeDocument", "xl/workbook.xml"))
        packed.writestr("xl/workbook.xml", _BOOK)
        packed.writestr("xl/_rels/workbook.xml.rels", _relation("worksheet", "worksheets/sheet1.xml"))
        packed.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, text in parts.items():
            packed.writestr(name.replace("__", "/"), text)
    return written.getvalue()


def _relation(kind: str, target: str) -> str:
    return f'{_RELS}<Relationship Id="rId1" Type="{_RELATIONS}/{kind}" Target="{target}"/></Relationships>'


def _sheet(rows: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<worksheet {_NAMESPACE}><sheetData>{rows}</sheetData></worksheet>'


def _text(cell: str, value: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{value}</t></is></c>'


def files() -> Iterator[tuple[str, bytes]]:
    """Every hostile file, by name."""
    yield from _workbooks()
    yield from _texts()


def _workbooks() -> Iterator[tuple[str, bytes]]:
    head = f'<row r="1">{_text("A1", "id")}{_text("B1", "nom")}</row>'
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    outside = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    line = f"<row>{_text('A1', 'x')}</row>"
    good = workbook(_sheet(head))
    yield "bomb", workbook(_sheet(" " * 60_000_000))
    yield "bomb in another part", workbook(_sheet(head), xl__media__image1=" " * 60_000_000)
    yield "thousand parts", workbook(_sheet(head), **{f"xl__p{number}": "" for number in range(1000)})
    yield "billion laughs", workbook(_sheet(f'<row r="1">{_text("A1", "&b;")}</row>', laughs))
    yield "outside entity", workbook(_sheet(f'<row r="1">{_text("A1", "&f;")}</row>', outside))
    yield "utf-16 entity", workbook(_sheet(head, laughs)).replace(b"<?xml", b"<?xml")
    yield "hundred thousand rows", workbook(_sheet(head + line * 100_000))
    yield "million empty rows", workbook(_sheet(head + "<row/>" * 1_000_000))
    yield "row far away", workbook(_sheet(f'{head}<row r="1048576">{_text("A1048576", "x")}</row>'))
    yield "column far away", workbook(_sheet(f'<row r="1">{_text("XFD1", "id")}</row>'))
    yield (
        "dimension that lies",
        workbook(_sheet(head).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')),
    )
    yield "cell nowhere", workbook(_sheet('<row r="1"><c r="??" t="inlineStr"><is><t>x</t></is></c></row>'))
    yield "text that does not exist", workbook(_sheet('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'))
    yield "date of no year", workbook(_sheet('<row r="1"><c r="A1" t="d"><v>99999-99-99</v></c></row>'))
    yield "number without end", workbook(_sheet(f'<row r="1"><c r="A1"><v>{"9" * 4000}</v></c></row>'))
    yield "formulas", workbook(_sheet(head + '<row r="2"><c r="A2"><f>HYPERLINK("http://x")</f><v>1</v></c></row>'))
    yield "deep xml", workbook(_sheet("<a>" * 50_000 + "</a>" * 50_000))
    yield "broken xml", workbook("<worksheet><sheetData>")
    yield "no book", workbook("").replace(b"xl/workbook.xml", b"xl/workbook.xxx")
    yield "cut", good[: len(good) // 2]
    yield "noise after the mark", b"PK\x03\x04" + os.urandom(5000)
    yield "only the mark", b"PK"
    yield "empty archive", b"PK\x05\x06" + b"\0" * 18
    yield "way out", workbook(_sheet(head), **{"..__..__etc__x": "y"})
    yield "texts by the million", workbook(_sheet(head), xl__sharedStrings="<si><t>x</t></si>" * 600_000)


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "deep list", b"[" * 1_000_000
    yield "deep object", b'{"a":' * 500_000
    yield "wide list", b"[" + b"[]," * 1_600_000 + b"[]]"
    yield "wide objects", b"[" + b"{}," * 1_600_000 + b"{}]"
    yield "wide strings", b"[" + b'"",' * 1_600_000 + b'""]'
    yield "long number", b"[" + b"9" * 4_000_000 + b"]"
    yield "no number", b'[{"latitude": NaN, "longitude": -Infinity}]'
    yield "long text", b'[{"nom": "' + b"a" * 4_900_000 + b'"}]'
    yield "too heavy", b"[" + b" " * 6_000_000 + b"]"
    yield "many records", json.dumps([{"id": str(number)} for number in range(9000)]).encode()
    yield "record of everything", json.dumps([{f"x{number}": number for number in range(200_000)}]).encode()
    yield "record of lists", json.dumps([{"thematiques": ["x"] * 400_000, "id": "a"}]).encode()
    yield "record of wrong types", json.dumps([{key: {"a": []} for key in ("id", "nom", "siret")}]).encode()
    yield "half a pair", b'["\\ud800"]'
    yield "half a pair in a name", b'[{"id": "\\ud800", "nom": "\\udfff\\udfff\\udfff", "date_maj": "2026-01-01"}]'
    yield "other encoding", "[é]".encode("utf-16")
    yield "latin", "id,nom\n1,é".encode("latin-1")
    yield "null", b"id,nom\n1,\0"
    yield "cell without end", b'id,nom\n"' + b"a" * 4_000_000
    yield "million lines", b"id\n" + b"x\n" * 1_000_000
    yield "million columns", b"id," * 1_000_000
    yield "line without end", b"id,nom\n" + b"x," * 2_000_000
    yield "formula", b"id,nom\n1,\"=cmd|' /C calc'!A0\""
    yield "markup", b"<!DOCTYPE html><script>alert(1)</script>"
    yield "carriage returns", b"id\rnom\r1"
    yield "nothing", b""
    yield "blank", b" \n" * 1000


def main() -> None:
    """Read each file and print its cost; stop at the first that breaks the reader."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "maillage.config.settings"
    import django

    django.setup()
    from maillage.core.errors import Refusal
    from maillage.reference.exchange.judge import known_columns
    from maillage.reference.exchange.reading import read_records
    from maillage.reference.exchange.tables import Upload

    known_columns()  # the schema is loaded once, whatever the file
    for name, content in files():
        started = time.process_time()
        try:
            read_records([Upload(name, content)], source="essai")
            outcome = "read"
        except Refusal:
            outcome = "refused"
        seconds = time.process_time() - started
        peak = peak_mib()
        sys.stdout.write(f"{name}\t{outcome}\t{seconds:.2f}\t{peak}\n")


if __name__ == "__main__":
    sys.exit(main())
