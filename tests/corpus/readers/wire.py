"""What the tests of feeds and agencies' formats are made of: the invented Port Ellery Courier."""

import json
from typing import Any

PARAGRAPHS = (
    "The ferry to Plenty sails again on Monday, the harbour master said on the quay.",
    "Repairs took four months & cost the council twice what it had set aside for them.",
)
TEXT = "\n\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{one.replace('&', '&amp;')}</p>" for one in PARAGRAPHS)
URL = "https://courier.example/ferry"

NITF = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-3.dtd">
<nitf><head><title>Slug</title>
<docdata management-status="{status}"><doc-id regsrc="PEC" id-string="ferry-1"/>
<date.issue norm="20250302T090000Z"/>{release}<doc.copyright holder="Courier Holdings"/></docdata>
{pubdata}<revision-history norm="20250305T090000Z"/></head>
<body><body.head><hedline><hl1>Ferry <em>sails</em> again</hl1></hedline>
<byline>By Maud Tarrant</byline><distributor>{distributor}</distributor></body.head>
<body.content>{body}<media><media-caption>The ferry.</media-caption></media></body.content>
<body.end><tagline>Courier</tagline></body.end></body></nitf>"""

ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="2">
<rightsInfo><copyrightHolder><name>Courier Holdings</name></copyrightHolder></rightsInfo>
<itemMeta><itemClass qcode="ninat:{kind}"/><provider qcode="nprov:PEC">{provider}</provider>
<versionCreated>2025-03-05T09:00:00Z</versionCreated>
<firstCreated>2025-03-03T09:00:00Z</firstCreated>{embargo}
<pubStatus qcode="stat:{status}"/><title>Slug</title></itemMeta>
<contentMeta><headline>Ferry sails again</headline></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""

XHTML = f"""<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>Slug</title></head><body>{MARKUP}</body></html></inlineXML>"""


def nitf(
    *,
    status: str = "usable",
    release: str = "",
    pubdata: str = "",
    distributor: str = "",
    body: str = MARKUP,
) -> str:
    """An item as NITF."""
    return NITF.format(
        status=status, release=release, pubdata=pubdata, distributor=distributor, body=body
    )


def item(
    *,
    guid: str = "urn:newsml:courier.example:ferry",
    kind: str = "text",
    provider: str = "<name>Port Ellery Courier</name>",
    embargo: str = "",
    status: str = "usable",
    content: str = XHTML,
) -> str:
    """An item as NewsML-G2."""
    return ITEM.format(
        guid=guid, kind=kind, provider=provider, embargo=embargo, status=status, content=content
    )


def message(*items: str) -> str:
    """A message of NewsML-G2 that has these items."""
    inner = "".join(items)
    return f"<newsMessage><itemSet>{inner}</itemSet></newsMessage>"


def ninjs(**fields: Any) -> dict[str, Any]:
    """An item as ninjs 1.x, with other fields or without those that are None."""
    whole = {
        "uri": URL,
        "headline": "Ferry sails again",
        "body_text": " ".join(PARAGRAPHS),
        "body_xhtml": MARKUP,
        "firstcreated": "2025-03-03T09:00:00Z",
        "versioncreated": "2025-03-05T09:00:00Z",
        "source": "Port Ellery Courier",
        "copyrightholder": "Courier Holdings",
        **fields,
    }
    return {name: value for name, value in whole.items() if value is not None}


def ninjs_file(*items: dict[str, Any]) -> str:
    """A file of one item, or of a list of them."""
    return json.dumps(items[0] if len(items) == 1 else items)


def rss(*entries: str, title: str = "Port Ellery Courier") -> str:
    """An RSS 2.0 feed of these items."""
    inner = "".join(f"<item>{entry}</item>" for entry in entries)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>{title}</title><link>https://courier.example/</link>{inner}</channel></rss>"""


def atom(*entries: str) -> str:
    """An Atom feed of these entries."""
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Port Ellery Courier</title>
<id>tag:courier.example,2025:feed</id>{inner}</feed>"""


WHOLE = f"""<title>Ferry sails again</title><link>{URL}</link><guid>{URL}?p=1</guid>
<pubDate>Mon, 03 Mar 2025 23:30:00 -0500</pubDate><description>The ferry is back.</description>
<content:encoded><![CDATA[{MARKUP}<script>count()</script>]]></content:encoded>"""
ENTRY = f"""<title type="html">Ferry &lt;i&gt;sails&lt;/i&gt; again</title>
<id>tag:courier.example,2025:1</id>
<link href="{URL}"/><published>2025-03-03T09:00:00Z</published>
<updated>2025-03-05T09:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{MARKUP}</div></content>"""
