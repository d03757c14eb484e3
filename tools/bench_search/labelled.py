"""The labelled questions of $MAILLAGE_DATA/search: how the right answers of each file are read."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from maillage.core.text import normalise
from maillage.reference.models import Appellation, EscoOccupation, Occupation, RomeGroup
from tools.bench_search.cases import Case, CaseSet
from tools.bench_search.floors import CURATED

Row = dict[str, str]
SEED = 20261125


def case_sets(folder: Path, sample: int) -> Iterator[CaseSet]:
    """Every set with a right answer in the index; at most `sample` cases of each, or all when it is 0."""
    for read in (_onisep, _former, _curated, _acceptance, _acceptance_words, _localities, _esco):
        whole = read(folder)
        if sample and sample < len(whole.cases):
            cases = tuple(random.Random(f"{SEED} {whole.name}").sample(whole.cases, sample))
            yield CaseSet(name=whole.name, kind=whole.kind, reading=whole.reading, cases=cases, left_out=whole.left_out)
        else:
            yield whole


def _onisep(folder: Path) -> CaseSet:
    return _set(
        "Onisep names",
        "the sheets of ROME 4 that come from the ROME 3 code Onisep gives, as the file lists them",
        _rows(folder, "onisep_metier_vers_rome.csv"),
        expected=lambda row: frozenset(row["codes_rome_v4_acceptables"].split("|")),
    )


def _former(folder: Path) -> CaseSet:
    return _set(
        "former labels",
        "the sheet where today’s job title of the same OGR code stands",
        _rows(folder, "ancien_libelle_vers_appellation.csv"),
        expected=lambda row: frozenset([row["code_rome_v4"]]),
    )


def _curated(folder: Path) -> CaseSet:
    """One question by word of a group, answered by any sheet that comes from a ROME 3 code listed for the group."""
    heirs = _by_rome3()
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows(folder, "mots_cles_vers_rome_curation.csv"):
        groups[row["groupe"]] |= heirs[row["code_rome_v3"]]
    rows = [{"requete": word.strip(), "groupe": group} for group in groups for word in group.split(",")]
    reading = "any sheet of ROME 4 that comes from a ROME 3 code listed for the group; one question by word of it"
    return _set(CURATED, reading, rows, expected=lambda row: frozenset(groups[row["groupe"]]))


def _acceptance(folder: Path) -> CaseSet:
    heirs = _by_rome3()
    sheets = {str(code): sheet for code, sheet in Appellation.objects.values_list("code", "occupation_id")}

    def expected(row: Row) -> frozenset[str]:
        wanted = row["attendu"].split("|")
        if row["type_attendu"] == "rome_v3":
            return frozenset().union(*(heirs[code] for code in wanted))
        return frozenset(sheets[code] for code in wanted if code in sheets)

    rows = [row for row in _rows(folder, "requetes_de_recette.csv") if row["type_attendu"] in ("rome_v3", "ogr")]
    reading = "the sheet of any of the job titles told, or any that comes from the ROME 3 code told"
    return _set("acceptance, by code", reading, rows, expected=expected)


def _acceptance_words(folder: Path) -> CaseSet:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for code, *both in _all_names():
        names[code] |= {f" {normalise(name)} " for name in both}

    def expected(row: Row) -> frozenset[str]:
        wanted = [f" {word} " for word in normalise(row["attendu"]).split()]
        return frozenset(code for code, held in names.items() if any(all(w in name for w in wanted) for name in held))

    rows = [row for row in _rows(folder, "requetes_de_recette.csv") if row["type_attendu"] == "texte"]
    return _set("acceptance, by words", "any sheet with a name that holds every word told", rows, expected=expected)


def _localities(folder: Path) -> CaseSet:
    reading = "the commune told, by its INSEE code"
    rows = _rows(folder, "requetes_localisation.csv")
    return _set(
        "localities", reading, rows, expected=lambda row: frozenset([row["code_insee_attendu"]]), kind="territory"
    )


def _esco(folder: Path) -> CaseSet:
    """Wide on purpose: only the ISCO-08 group joins both lists, by way of the ROME 3 codes that lead to it."""
    heirs = _by_rome3()
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for rome3_code, group in RomeGroup.objects.filter(ended_on=None).values_list("rome3_code", "group_id"):
        groups[group] |= heirs[rome3_code]
    units = dict(EscoOccupation.objects.values_list("uri", "group_id"))
    reading = "any sheet of ROME 4 that comes from a ROME 3 code of the same ISCO-08 group as the ESCO occupation"
    rows = [{**row, "requete": row["terme"]} for row in _rows(folder, "synonymes_esco_fr.csv")]
    return _set("ESCO synonyms", reading, rows, expected=lambda row: frozenset(groups[units.get(row["uri_esco"], "")]))


def _set(
    name: str, reading: str, rows: list[Row], *, expected: Callable[[Row], frozenset[str]], kind: str = "occupation"
) -> CaseSet:
    """Only rows with a right answer among the sheets of today (or the communes, which all stand)."""
    read = [Case(row["requete"], expected(row)) for row in rows]
    cases = tuple(case for case in read if case.expected)
    return CaseSet(name=name, kind=kind, reading=reading, cases=cases, left_out=len(read) - len(cases))


def _rows(folder: Path, name: str) -> list[Row]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _by_rome3() -> defaultdict[str, set[str]]:
    """The sheets of today that come from each ROME 3 code."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code, rome3_code in Occupation.objects.filter(ended_on=None).values_list("code", "rome3_code"):
        found[rome3_code].add(code)
    return found


def _all_names() -> list[tuple[str, str, str]]:
    own = Occupation.objects.filter(ended_on=None).values_list("code", "name_feminine", "name_masculine")
    titles = Appellation.objects.filter(ended_on=None, occupation__ended_on=None)
    return [*own, *titles.values_list("occupation_id", "name_feminine", "name_masculine")]
