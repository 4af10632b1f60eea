"""Where the resources lie, from the site's top. The promise of docs/api.md is that of this version."""

API = "api/v1/"
INDEX, SUMMARY, SCHEMA = f"{API}index.json", f"{API}summary.json", f"{API}schema.json"
#: What describes the files for catalogues of data and for programs that read tables.
CSVW, DCAT, SCHEMA_ORG = f"{API}csvw.json", f"{API}dcat.jsonld", f"{API}dataset.jsonld"
#: The form of the resources, as their index names it.
FORM = "tallystick api/v1"


def commitment_resource(commitment: str) -> str:
    """Where the resource of a commitment lies."""
    return f"{API}commitments/{commitment}.json"


def target_resource(target: str) -> str:
    """Where the resource of a target lies."""
    return f"{API}targets/{target}.json"
