"""A law is read article by article, whatever its first is called, and its present tense is what shall be."""

import pytest

from tallystick.reading import SourceText, draft_register

FRENCH = """Loi relative à l'eau

TITRE PREMIER
DISPOSITIONS GÉNÉRALES

Article premier
L'eau fait partie des biens de la nation.

Article 2
Le ministère établit, avant le 31 décembre 2027, un plan national de l'eau.

TITRE II
DES OBLIGATIONS DE L'ÉTAT

Article 3
L'État garantit à chacun l'accès à l'eau.
Il raccorde au moins 90 % des ménages au réseau avant 2030.

Article 4
Les communes :
1° construisent 200 points d'eau avant 2028 ;
2° publient chaque année un rapport ;
3° informent le public.

Article 5
Sont abrogés les articles 12 et 13 de la loi n° 98-45 du 4 mai 1998.
"""
SPANISH = """Ley de aguas de Norlandia

CAPÍTULO I
Disposiciones generales

{0}.- El agua es un bien común de la nación.

{1}.- El Ministerio elaborará un plan nacional antes del 31 de diciembre de 2027.

CAPÍTULO II
Obligaciones del Estado

{2}.- El Estado conecta al menos al 90 % de los hogares antes de 2030.

{3}.- Los municipios deberán:
a) construir 200 fuentes antes de 2028;
b) publicar un informe;
c) informar al público.
"""


def test_articles_alineas_and_titles_of_a_law_are_told_apart() -> None:
    draft = draft_register(SourceText(FRENCH, "txt"), "fr")
    assert [(one.unit.id, one.unit.level) for one in draft.commitments] == [
        ("1.1", "commitment"),
        ("1.2", "commitment"),
        ("II.3", "commitment"),
        ("II.4", "commitment"),
        ("II.4.1", "sub_commitment"),
        ("II.4.2", "sub_commitment"),
        ("II.4.3", "sub_commitment"),
        ("II.5", "commitment"),
    ]
    assert [(one.commitment, int(one.value), one.unit, one.deadline) for one in draft.targets] == [
        ("II.3", 90, "percent", "2030"),
        ("II.4.1", 200, "count", "2028"),
    ]


@pytest.mark.parametrize(
    "names",
    [
        ("Artículo 1º", "Artículo 2º", "Artículo 3º", "Artículo 4º"),
        ("Artículo 1", "Artículo 2", "Artículo 3", "Artículo 4"),
        ("ARTÍCULO PRIMERO", "ARTÍCULO 2", "ARTÍCULO 3", "ARTÍCULO 4"),
        ("Art. 1º", "Art. 2º", "Art. 3º", "Art. 4º"),
    ],
)
def test_articles_are_known_however_they_are_numbered(names: tuple[str, ...]) -> None:
    draft = draft_register(SourceText(SPANISH.format(*names), "txt"), "es")
    main = [one.unit for one in draft.commitments if one.unit.level == "commitment"]
    assert len(main) == 4, [one.title for one in main]
    assert [int(one.value) for one in draft.targets] == [90, 200]
