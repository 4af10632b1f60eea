"""What describes the files, read by the tools that it is written for."""

import json
import warnings
from pathlib import Path

import pytest
from csvw import CSVW
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, URIRef

from tallystick.pipeline.assess import make_results
from tallystick.pipeline.wanted import Wanted
from tallystick.register.folder import open_folder
from tallystick.report.api import paths
from tests.report import factory

#: rdflib's own reader of JSON-LD makes a graph of the kind that rdflib advises against.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of the invented plan, with its site."""
    folder = tmp_path_factory.mktemp("results")
    with open_folder(str(factory.GOLDEN)) as package:
        wanted = Wanted(site=True, quoted=False)
        run = make_results(package, "golden", None, wanted, lambda *_: None)
    for name, data in run.contents.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return folder


def faults(results: Path) -> list[str]:
    """What the library for CSV on the Web finds: in the description, cells, keys and references."""
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        read = CSVW(str(results / paths.CSVW), validate=True)
        valid = read.is_valid
        told = [str(one.message) for one in (*read.warnings, *heard)]
    return told or ([] if valid else ["not valid"])


def test_every_table_is_as_csv_on_the_web_describes_it(results: Path) -> None:
    assert not faults(results)
    described = {one["url"] for one in json.loads((results / paths.CSVW).read_bytes())["tables"]}
    figures = (results / "charts", results / "press")
    tables = [one for one in results.rglob("*.csv") if one.parent not in figures]
    assert described == {f"../../{one.relative_to(results).as_posix()}" for one in tables}


def test_a_false_description_is_seen(results: Path) -> None:
    place = results / paths.CSVW
    right = place.read_bytes()
    text = json.dumps(json.loads(right), separators=(",", ":"))
    was = '"name":"contested","titles":"contested","datatype":"boolean"'
    assert was in text
    place.write_text(text.replace(was, was.replace("boolean", "integer")))
    found = faults(results)
    place.write_bytes(right)
    assert found


def test_a_catalogue_of_data_reads_every_file_with_its_size_and_hash(results: Path) -> None:
    graph = Graph().parse(str(results / paths.DCAT), format="json-ld")
    dataset = next(graph.subjects(RDF.type, DCAT.Dataset))
    for needed in (DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCTERMS.temporal):
        assert graph.value(dataset, needed) is not None, needed
    files = list(graph.objects(dataset, DCAT.distribution))
    assert len(files) > 20
    for one in files:
        place = Path(str(graph.value(one, DCAT.downloadURL)).removeprefix("file://"))
        assert place.is_file()
        assert int(str(graph.value(one, DCAT.byteSize))) == place.stat().st_size
    service = next(graph.subjects(RDF.type, DCAT.DataService))
    for link in (DCAT.endpointURL, DCAT.endpointDescription):
        assert Path(str(graph.value(service, link)).removeprefix("file://")).is_file()


def test_what_catalogues_are_told_is_of_the_kind_that_dcat_ap_asks_for(results: Path) -> None:
    """The shapes of DCAT-AP 3.0.1 that found a fault here, written out: what must be there and be what."""
    graph = Graph().parse(str(results / paths.DCAT), format="json-ld")
    asked = {
        DCAT.mediaType: DCTERMS.MediaType,
        DCTERMS.license: DCTERMS.LicenseDocument,
        DCTERMS.language: DCTERMS.LinguisticSystem,
        DCTERMS.conformsTo: DCTERMS.Standard,
        DCAT.landingPage: FOAF.Document,
    }
    for told, kind in asked.items():
        values = list(graph.objects(None, told))
        assert values or told == DCTERMS.license, told  # the invented plan names no licence
        assert all((one, RDF.type, kind) in graph for one in values), told
    for one in graph.subjects(RDF.type, DCAT.Distribution):
        assert graph.value(one, DCAT.accessURL) == graph.value(one, DCAT.downloadURL) is not None


def test_a_search_engine_for_data_reads_the_same_files(results: Path) -> None:
    graph = Graph().parse(str(results / paths.SCHEMA_ORG), format="json-ld")
    org = "https://schema.org/"
    dataset = next(graph.subjects(RDF.type, URIRef(org + "Dataset")))
    assert len(str(graph.value(dataset, URIRef(org + "description")))) > 20
    distributions = graph.objects(dataset, URIRef(org + "distribution"))
    urls = {str(graph.value(one, URIRef(org + "contentUrl"))) for one in distributions}
    assert {"../../tables/verdicts.csv", "../../package/datapackage.json"} <= urls
    assert all((results / paths.API / one).is_file() for one in urls)


def test_nothing_that_describes_asks_another_host(results: Path) -> None:
    """A context that a reader would have to fetch stands nowhere; that of CSV on the Web is built in."""
    for path in (paths.DCAT, paths.SCHEMA_ORG):
        assert isinstance(json.loads((results / path).read_bytes())["@context"], dict)
