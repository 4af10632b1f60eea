"""What the files are, for catalogues of data: DCAT 3 and schema.org, as JSON-LD with nothing to fetch."""

import json
from collections.abc import Iterator, Mapping

from tallystick.base.canonical import Json
from tallystick.base.dates import Period
from tallystick.register.descriptor import Contact
from tallystick.report.api.paths import FORM, INDEX, SCHEMA
from tallystick.report.model import Download, Material

_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "toml": "application/toml",
    "md": "text/markdown",
}
_DCAT_CONTEXT: Mapping[str, Json] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_IANA = "https://www.iana.org/assignments/media-types/"
#: Of which kind DCAT-AP 3.0.1 asks that what a dataset points to is said to be, by the property.
_KINDS = {
    "dcat:mediaType": "dct:MediaType",
    "dct:conformsTo": "dct:Standard",
    "dct:language": "dct:LinguisticSystem",
    "dct:license": "dct:LicenseDocument",
    "dcat:landingPage": "foaf:Document",
}
#: Languages as DCAT 3 names them (6.4.6): by the Library of Congress, of two letters where there are two.
_LANGUAGES = "http://id.loc.gov/vocabulary/"
_DATA_PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"


def dcat_file(material: Material, folder: str) -> bytes:
    """A dataset with its distributions and the API, in the words of DCAT 3 (W3C, 22 August 2024).

    Args:
        material: what the site is drawn from.
        folder: the way from where the description lies to the site's top, such as ``../../``.
    """
    descriptor, assessment = material.package.descriptor, material.assessment
    plan = descriptor.tallystick.plan
    own = descriptor.tallystick.written_in
    dataset: dict[str, Json] = {
        "@id": f"urn:sha256:{material.identity.assessment_id}",
        "@type": "dcat:Dataset",
        "dct:identifier": material.identity.assessment_id,
        "dct:title": _said(descriptor.title, own),
        "dct:description": _said(descriptor.description or descriptor.title, own),
        "dct:language": {"@id": _language(own)},
        "dct:temporal": _time(Period.parse(plan.period)),
        "dct:spatial": {
            "@type": "dct:Location",
            "dct:identifier": plan.country,
            "dct:title": plan.country_name,
        },
        "dct:modified": {"@type": "xsd:date", "@value": assessment.known_by},
        "dcat:version": descriptor.version or material.identity.assessment_id[:12],
        "dcat:landingPage": {"@id": f"{folder}data.html"},
        "dcat:keyword": ["action plan", plan.title, plan.country_name],
        "dcat:distribution": [*_distributions(material, folder)],
        **_licensed(material),
        **_asked(descriptor.tallystick.contact),
    }
    service: Json = {
        "@id": folder + INDEX,
        "@type": "dcat:DataService",
        "dct:title": _said(FORM, "en"),
        "dcat:endpointURL": {"@id": folder + INDEX},
        "dcat:endpointDescription": {"@id": folder + SCHEMA},
        "dcat:servesDataset": {"@id": dataset["@id"]},
    }
    graph: list[Json] = [dataset, service, *_kinds(dataset)]
    return _written({"@context": dict(_DCAT_CONTEXT), "@graph": graph})


def _kinds(dataset: Mapping[str, Json]) -> Iterator[Json]:
    """Of which kind everything is that the dataset and its distributions point to, once each."""
    distributions = dataset["dcat:distribution"]
    found: dict[str, str] = {}
    for record in (dataset, *(distributions if isinstance(distributions, list) else ())):
        for name, value in record.items() if isinstance(record, Mapping) else ():
            for one in value if isinstance(value, list) else [value]:
                if name in _KINDS and isinstance(one, Mapping):
                    found[str(one["@id"])] = _KINDS[name]
    return ({"@id": of, "@type": kind} for of, kind in sorted(found.items()))


def _language(tag: str) -> str:
    """A language of a tag such as ``zh-Hans`` as something that can be pointed to."""
    code = tag.partition("-")[0].lower()
    return f"{_LANGUAGES}{'iso639-1' if len(code) == 2 else 'iso639-2'}/{code}"


def _said(text: str, language: str) -> Json:
    return {"@language": language, "@value": text}


def _time(period: Period) -> Json:
    first, last = period.first.isoformat(), period.last.isoformat()
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": {"@type": "xsd:date", "@value": first},
        "dcat:endDate": {"@type": "xsd:date", "@value": last},
    }


def _licensed(material: Material) -> dict[str, Json]:
    named: list[Json] = [{"@id": one.path} for one in material.package.descriptor.licenses if one.path]
    return {"dct:license": named} if named else {}


def _asked(contact: Contact | None) -> dict[str, Json]:
    if contact is None:
        return {}
    told: dict[str, Json] = {"@type": "vcard:Organization", "vcard:fn": contact.name}
    if contact.email:
        told["vcard:hasEmail"] = {"@id": f"mailto:{contact.email}"}
    if contact.url:
        told["vcard:hasURL"] = {"@id": contact.url}
    return {"dcat:contactPoint": told}


def _distributions(material: Material, folder: str) -> Iterator[Json]:
    for one in material.downloads:
        checksum: Json = {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": one.sha256},
        }
        told: dict[str, Json] = {
            "@id": folder + one.path,
            "@type": "dcat:Distribution",
            "dct:title": one.path,
            "dcat:accessURL": {"@id": folder + one.path},
            "dcat:downloadURL": {"@id": folder + one.path},
            "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(one.size)},
            "dcat:mediaType": {"@id": _IANA + _media(one)},
            "spdx:checksum": checksum,
            **_licensed(material),
        }
        if one.path == "package/datapackage.json":
            told["dct:conformsTo"] = {"@id": _DATA_PACKAGE}
        yield told


def _media(one: Download) -> str:
    return _MEDIA.get(one.path.rpartition(".")[2], "application/octet-stream")


def schema_org_file(material: Material, folder: str) -> bytes:
    """The dataset in the words of schema.org, as search engines for data read them.

    Args:
        material: what the site is drawn from.
        folder: the way from where the description lies to the site's top.
    """
    descriptor, plan = material.package.descriptor, material.package.descriptor.tallystick.plan
    time, contact = Period.parse(plan.period), descriptor.tallystick.contact
    record: dict[str, Json] = {
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "Dataset",
        "name": descriptor.title,
        "description": descriptor.description or descriptor.title,
        "identifier": f"urn:sha256:{material.identity.assessment_id}",
        "version": descriptor.version or material.identity.assessment_id[:12],
        "url": f"{folder}data.html",
        "inLanguage": descriptor.tallystick.written_in,
        "isAccessibleForFree": True,
        "temporalCoverage": f"{time.first.isoformat()}/{time.last.isoformat()}",
        "spatialCoverage": {"@type": "Place", "name": plan.country_name, "identifier": plan.country},
        "dateModified": material.assessment.known_by,
        "license": [one.path for one in descriptor.licenses if one.path],
        "about": {
            "@type": "CreativeWork",
            "name": plan.title,
            "publisher": {"@type": "Organization", "name": plan.issued_by},
        },
        "distribution": [
            {
                "@type": "DataDownload",
                "name": one.path,
                "contentUrl": folder + one.path,
                "encodingFormat": _media(one),
                "contentSize": str(one.size),
                "sha256": one.sha256,
            }
            for one in material.downloads
        ],
    }
    if contact is not None:
        named: dict[str, Json] = {"@type": "Organization", "name": contact.name}
        beside = {"email": contact.email, "url": contact.url, "telephone": contact.telephone}
        record["creator"] = named | {name: text for name, text in beside.items() if text}
    return _written(record)


def _written(record: Json) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
