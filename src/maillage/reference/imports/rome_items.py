"""Read what sheets are made of: the tree of skills, knowledge, contexts, and their links to sheets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from maillage.reference.enums import Core, ItemKind, SkillLevel
from maillage.reference.imports.records import Row, once, typeset
from maillage.reference.imports.rome_occupations import Keyed, occupation_of, riasec_of
from maillage.reference.imports.tables import SourceFolder

ITEM_FIELDS = (
    "kind label category sub_category macro_id node_id ecological_transition digital_transition"
    " riasec_major riasec_minor"
)
# Items of the starter pack have codes from here on; the source stays far below.
STARTER_ITEM_CODES = 2_000_000_000
NODE_FIELDS = "level name parent_id"
_KINDS = {
    "1": ItemKind.SKILL,
    "2": ItemKind.SOFT_SKILL,
    "3": ItemKind.KNOWLEDGE,
    "": ItemKind.CONTEXT,
}
_CORES = {"": Core.NO, "Principale": Core.MAIN, "Émergente": Core.EMERGING}
_TOLD = {"O": "O", "N": "N", "": ""}
_MACRO_CODE = re.compile(r"[0-9][A-Z][0-9]{3}")
_LEVELS = (SkillLevel.DOMAIN, SkillLevel.STAKE, SkillLevel.OBJECTIVE)
_LINK_BLOCKS = {"1": "", "2": "code", "5": "item", "6": "item"}  # the sheet itself, a job title, an item


@dataclass
class Items:
    """What the files say, by key, in the order of the fields above."""

    nodes: Keyed = field(default_factory=dict)
    items: Keyed = field(default_factory=dict)
    links: Keyed = field(default_factory=dict)


def read_items(folder: SourceFolder, occupations: Keyed, appellations: Keyed) -> Items:
    """The items of every sheet. Raises BadSource."""
    read = Items()
    kinds = _kinds(folder)
    _read_skills(folder, read, kinds)
    _read_knowledge(folder, read)
    _read_contexts(folder, read)
    for code, row in kinds.items():
        if (code,) not in read.items:
            raise row.refusal("code_ogr", _("un code présent dans un référentiel"))
    _read_links(folder, read, occupations=occupations, appellations=appellations)
    return read


def _kinds(folder: SourceFolder) -> dict[int, Row]:
    """The row of each item in the list of all, which tells skills from soft skills."""
    kinds: dict[int, Row] = {}
    for row in folder.rows("item.csv", "code_ogr libelle code_rubrique"):
        kinds[once(row, "code_ogr", code=row.integer("code_ogr"), seen=kinds)] = row
        row.among("code_rubrique", _KINDS)
    return kinds


def _read_skills(folder: SourceFolder, read: Items, kinds: Mapping[int, Row]) -> None:
    columns = (
        "code_ogr nature libelle_competence definition code_ogr_macro_comp code_macro_comp cat_comp sous_cat_comp"
        " transition_eco transition_num libelle_heterogeneite libelle_origine"
    )
    skills: dict[int, Row] = {}
    for row in folder.rows("referentiel_competence.csv", columns):
        skills[once(row, "code_ogr", code=row.integer("code_ogr"), seen=skills)] = row
    _read_tree(folder, read, {_tree_name(row): row for row in skills.values() if row.cells["code_macro_comp"]})
    riasec = _riasec(folder, skills)
    for code, row in skills.items():
        listed = row.known("code_ogr", kinds, read=int, of="item.csv")
        read.items[(code,)] = (
            kinds[listed].among("code_rubrique", _KINDS),
            typeset(row.filled("libelle_competence", 300)),
            row.text("cat_comp", 80),
            row.text("sous_cat_comp", 80),
            *_branch(row, skills, read),
            row.among("transition_eco", _TOLD),
            row.among("transition_num", _TOLD),
            *riasec.get(code, ("", "")),
        )


def _tree_name(row: Row) -> str:
    """The label of a macro-skill as the tree writes it."""
    return row.cells["libelle_competence"].replace("...", "…")


def _branch(row: Row, skills: Mapping[int, Row], read: Items) -> tuple[int | None, str | None]:
    """The macro-skill of a skill, or the place in the tree of a macro-skill."""
    if not row.cells["code_macro_comp"]:
        macro = row.known("code_ogr_macro_comp", skills, read=int, of="referentiel_competence.csv")
        return macro, None
    row.code("code_macro_comp", _MACRO_CODE)
    return None, row.known("code_macro_comp", read.nodes, read=lambda cell: (cell[:3],), of=_TREE)[0]


_TREE = "arborescence_competences.csv"


def _read_tree(folder: SourceFolder, read: Items, macros: Mapping[str, Row]) -> None:
    """The three levels above macro-skills: the file gives their names, macro-skills their codes."""
    columns = "code_domaine_competence domaine_competence enjeu objectif macro_competence competence categorie"
    for row in folder.rows(_TREE, columns):
        name = row.known(
            "macro_competence",
            macros,
            read=lambda cell: cell.replace("...", "…"),
            of="referentiel_competence.csv",
        )
        code = macros[name].code("code_macro_comp", _MACRO_CODE)
        for depth, column in enumerate(("domaine_competence", "enjeu", "objectif"), start=1):
            parent = code[: depth - 1] or None
            node = (_LEVELS[depth - 1], typeset(row.filled(column, 200)), parent)
            if read.nodes.setdefault((code[:depth],), node) != node:
                raise row.refusal(column, _("le nom déjà donné à la branche %s") % code[:depth])


def _riasec(folder: SourceFolder, skills: Mapping[int, Row]) -> dict[int, tuple[str, str]]:
    types: dict[int, tuple[str, str]] = {}
    columns = "code_ogr riasec_majeur riasec_mineur"
    for row in folder.rows("referentiel_macro_competence_riasec.csv", columns):
        code = row.known("code_ogr", skills, read=int, of="referentiel_competence.csv")
        types[once(row, "code_ogr", code=code, seen=types)] = riasec_of(row)
    return types


def _read_knowledge(folder: SourceFolder, read: Items) -> None:
    columns = "code_ogr_savoir libelle_savoir categorie_savoir sous_categorie_savoir transition_eco transition_num"
    for row in folder.rows("referentiel_savoir.csv", columns):
        code = once(row, "code_ogr_savoir", code=(row.integer("code_ogr_savoir"),), seen=read.items)
        label = typeset(row.filled("libelle_savoir", 300))
        categories = row.text("categorie_savoir", 80), row.text("sous_categorie_savoir", 80)
        told = row.among("transition_eco", _TOLD), row.among("transition_num", _TOLD)
        read.items[code] = (ItemKind.KNOWLEDGE, label, *map(typeset, categories), None, None, *told, "", "")


def _read_contexts(folder: SourceFolder, read: Items) -> None:
    columns = "code_ogr libelle_cont_travail code_type_cont_trav libelle_type_cont_trav"
    for row in folder.rows("referentiel_contexte_travail.csv", columns):
        code = once(row, "code_ogr", code=(row.integer("code_ogr"),), seen=read.items)
        label = typeset(row.filled("libelle_cont_travail", 300))
        category = typeset(row.filled("libelle_type_cont_trav", 80))
        read.items[code] = (ItemKind.CONTEXT, label, category, "", None, None, "", "", "", "")


def _read_links(folder: SourceFolder, read: Items, *, occupations: Keyed, appellations: Keyed) -> None:
    """Items of each sheet, then which of them are core; both files must tell of the same pairs."""
    for row in folder.rows("liens_rome_referentiels.csv", "code_rome code_compo_bloc code_rubrique code_ogr"):
        occupation = occupation_of(row, occupations)
        kind = row.among("code_compo_bloc", _LINK_BLOCKS)
        if kind == "code":
            row.known("code_ogr", appellations, read=lambda cell: (int(cell),), of="referentiel_appellation.csv")
        elif kind == "item":
            item = row.known("code_ogr", read.items, read=lambda cell: (int(cell),), of="item.csv")
            read.links[once(row, "code_ogr", code=(occupation, item[0]), seen=read.links)] = (Core.NO,)
    for row in folder.rows("coherence_item.csv", "code_rome code_ogr coeur_metier"):
        occupation = row.cells["code_rome"]
        pair = row.known(
            "code_ogr",
            read.links,
            read=lambda cell, occupation=occupation: (occupation, int(cell)),  # type: ignore[misc]
            of="liens_rome_referentiels.csv",
        )
        read.links[pair] = (row.among("coeur_metier", _CORES),)
