"""Parts of a document of Open XML by what leads to them, and which of them draw it."""

#: What a part leads to without naming it where it is drawn.
IMPLIED = frozenset(
    {
        "officeDocument",
        "styles",
        "stylesWithEffects",
        "theme",
        "themeOverride",
        "numbering",
        "settings",
        "fontTable",
    }
    | {
        "footnotes",
        "endnotes",
        "comments",
        "sharedStrings",
        "calcChain",
        "table",
        "pivotTable",
        "slideLayout",
    }
    | {"slideMaster", "notesSlide", "notesMaster", "handoutMaster", "slide", "presProps", "tableStyles"}
    | {
        "commentAuthors",
        "authors",
        "pivotCacheRecords",
        "pivotCacheDefinition",
        "vmlDrawing",
        "diagramDrawing",
    }
)
#: What a part leads to by an identifier that stands in it.
NAMED = frozenset(
    {"image", "font", "hyperlink", "chart", "chartUserShapes", "drawing", "vmlDrawing", "header", "footer"}
    | {"worksheet", "chartsheet", "slide", "slideMaster", "slideLayout", "notesMaster", "handoutMaster"}
    | {"pivotCacheDefinition", "pivotCacheRecords", "table", "legacyDiagramText"}
    | {"diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"}
)
#: Files of other programs, sounds and films: what is drawn in their place stays.
APART = frozenset({"package", "oleObject", "audio", "video", "media", "control", "activeXControlBinary"})
MARKUP = (".xml", ".vml", ".rels")
#: Parts that draw, by their first element.
DRAWING = frozenset(
    {
        "document",
        "hdr",
        "ftr",
        "footnotes",
        "endnotes",
        "comments",
        "styles",
        "numbering",
        "settings",
        "fonts",
    }
    | {
        "theme",
        "themeOverride",
        "workbook",
        "worksheet",
        "chartsheet",
        "sst",
        "styleSheet",
        "table",
        "calcChain",
    }
    | {
        "pivotTableDefinition",
        "pivotCacheDefinition",
        "pivotCacheRecords",
        "wsDr",
        "chartSpace",
        "userShapes",
    }
    | {
        "presentation",
        "sld",
        "sldLayout",
        "sldMaster",
        "notes",
        "notesMaster",
        "handoutMaster",
        "presentationPr",
    }
    | {"tblStyleLst", "cmLst", "cmAuthorLst", "authorLst", "dataModel", "layoutDef", "styleDef", "colorsDef"}
    | {"drawing", "xml"}
)
#: Texts of other files that are shown in the place where they are named: who takes them out takes out words.
SHOWN = frozenset({"aFChunk", "subDocument"})
