"""What the parts of a PDF are made of, by the standard; the rest some program put there for itself.

Of other parts (fonts, patterns, states of graphics, the tree of a document's structure) what is known to tell
is taken out (`pdf.py`).
"""

OF_CATALOG = frozenset(
    {"/Type", "/Version", "/Pages", "/PageLabels", "/Names", "/Dests", "/ViewerPreferences", "/PageLayout"}
    | {"/PageMode", "/Outlines", "/Threads", "/URI", "/StructTreeRoot", "/MarkInfo", "/Lang"}
    | {"/OCProperties", "/AcroForm"}
)
OF_NAMES = frozenset({"/Dests", "/AP"})
OF_PAGE = frozenset(
    {"/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"}
    | {"/Contents", "/Rotate", "/Group", "/Annots", "/StructParents", "/Tabs", "/UserUnit", "/Dur", "/Trans"}
    | {"/B"}
)
_OF_STREAM = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL", "/Type", "/Subtype", "/Name", "/OC"})
#: What is drawn by name: a drawing, and a picture.
DRAWN = {
    "/Form": _OF_STREAM
    | {"/FormType", "/BBox", "/Matrix", "/Resources", "/Group", "/StructParent", "/StructParents"},
    "/Image": _OF_STREAM
    | {"/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Intent", "/ImageMask", "/Mask", "/Decode"}
    | {"/Interpolate", "/Alternates", "/SMask", "/SMaskInData", "/StructParent", "/Matte"},
}
#: Links, fields and notes in the margin, of whatever kind.
OF_NOTE = frozenset(
    {"/Type", "/Subtype", "/Rect", "/Contents", "/P", "/AP", "/AS", "/Border", "/C", "/StructParent", "/OC"}
    | {"/F", "/Popup", "/CA", "/ca", "/RC", "/IRT", "/Subj", "/RT", "/IT", "/BM", "/Lang", "/Open", "/Name"}
    | {"/State", "/StateModel", "/A", "/Dest", "/H", "/PA", "/QuadPoints", "/BS", "/DA", "/Q", "/DS", "/CL"}
    | {"/BE", "/RD", "/LE", "/L", "/IC", "/LL", "/LLE", "/Cap", "/LLO", "/CP", "/CO", "/Vertices", "/InkList"}
    | {"/Parent", "/MK", "/FT", "/Kids", "/T", "/TU", "/TM", "/Ff", "/V", "/DV", "/RV", "/Opt", "/TI", "/I"}
    | {"/MaxLen", "/Lock", "/RO", "/OverlayText", "/Repeat", "/Sy", "/FixedPrint", "/Rotate", "/Path"}
)
