"""The words by which news English names speakers: verbs of speech, titles, roles, and no names.

General word lists, for `names`, `clauses` and `resolving`.
"""

from corpus.days import calendar

_UPPER_BEYOND_LATIN_1 = "".join(chr(c) for c in range(0x100, 0x250) if chr(c).isupper())
UPPER = f"[A-ZÀ-ÖØ-Þ{_UPPER_BEYOND_LATIN_1}]"

FINITE_SPEECH = (
    "said|says|say|told|tells|tell|added|adds|wrote|writes|tweeted|tweets|posted|posts|asked|asks|"
    "replied|replies|explained|explains|noted|notes|continued|continues|recalled|recalls|warned|"
    "warns|argued|argues|insisted|insists|admitted|admits|claimed|claims|declared|declares|"
    "announced|announces|stated|states|testified|concluded|concludes|joked|jokes|quipped|quips|"
    "shouted|remarked|remarks|observed|observes|responded|responds|answered|answers|suggested|"
    "promised|recounted|recounts|commented|confirmed|confirms|acknowledged|acknowledges|lamented|"
    "laments|pleaded|vowed|vows|repeated|stressed|stresses|emphasized|emphasised|urged|urges|"
    "reiterated|cautioned|cautions|mused|predicted|predicts|complained|revealed|exclaimed|"
    "whispered|yelled|screamed|cried|laughed|sighed|chuckled|boasted|countered|contended|maintained|maintains|assured|"
    "reminded|wondered|reads|read|reported|reports|agreed|agrees|remembered|remembers|"
    "affirmed|opined|reflected|interjected|retorted|elaborated|clarified|quoted|proclaimed"
)
# With these the words come after the verb alone: "X called it “…”".
NAMING = "called|calls|described|describes|dubbed|branded|labeled|labelled|slammed|blasted"
PARTICIPLE_SPEECH = (
    "saying|adding|writing|telling|noting|arguing|explaining|warning|insisting|claiming|stating|"
    "asking|calling|describing|tweeting|declaring|announcing|joking|recalling|stressing"
)
# Of these the one who is said to have been told, asked or called something does not speak.
PASSIVE = "was|were|been|being|be|is|are|got|gets|isn't|wasn't|isn’t|wasn’t"
BEFORE_VERB = (
    "also|then|later|still|once|again|first|now|ever|never|always|often|just|even|has|have|had|"
    "would|will|did|does|himself|herself|themselves|itself|previously|recently|further|soon|"
    "reportedly|repeatedly|both|all|who"
)

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady mayor president governor gov senator"
    " sen rep representative congressman congresswoman judge justice chief minister secretary"
    " chancellor captain capt sergeant sgt lieutenant lt general gen colonel col major maj officer"
    " detective sheriff coach councillor cllr councilman councilwoman councilmember attorney"
    " director commissioner speaker pope king queen prince princess duke duchess pastor rev"
    " reverend father sister brother bishop archbishop cardinal rabbi imam sheikh ambassador"
    " superintendent chairman chairwoman chairperson chair ceo cfo coo leader spokesman"
    " spokeswoman spokesperson premier emperor admiral adm commander cmdr hon inspector constable"
    " treasurer administrator principal dean pres vice deputy editor correspondent reporter"
    " columnist analyst founder manager counsel advocate whip agent doctor nurse astronaut actor"
    " actress singer author historian economist trooper deputy prosecutor solicitor ombudsman"
    " envoy laureate pollster clerk staff democrat republican".split()
)
# What a secretary or a minister is of, right before the name: "Secretary of State Ana Ruiz".
PORTFOLIOS = frozenset(
    "state defense defence treasury interior commerce energy homeland security health labor labour"
    " education transportation transport agriculture justice affairs environment culture".split()
)
HIS = frozenset(
    "mr sir lord king prince duke father brother chairman congressman spokesman pope".split()
)
HERS = frozenset(
    "mrs ms miss dame lady queen princess duchess sister chairwoman congresswoman spokeswoman"
    " councilwoman actress".split()
)
# What the text calls a role where it stands before a name.
SHORT_ROLES = {
    "gov": "governor", "sen": "senator", "rep": "representative", "dr": "doctor",
    "prof": "professor", "capt": "captain", "sgt": "sergeant", "lt": "lieutenant",
    "gen": "general", "col": "colonel", "cllr": "councillor", "adm": "admiral", "pres": "president",
}  # fmt: skip
ROLES = frozenset(
    "mayor president governor senator representative congressman congresswoman judge minister"
    " secretary chancellor captain sergeant lieutenant general colonel officer detective sheriff"
    " coach councillor councilman councilwoman attorney lawyer director commissioner speaker pope"
    " king queen prince princess pastor bishop archbishop cardinal ambassador superintendent"
    " chairman chairwoman chair ceo chief premier admiral commander professor doctor engineer"
    " author director singer actor actress comedian astronaut editor pilot principal rapper"
    " musician quarterback pitcher striker goalkeeper candidate prosecutor spokesman spokeswoman"
    " spokesperson founder economist historian scientist physician analyst manager winner".split()
)
# Titles that are surnames as well.
SURNAMES = frozenset(
    "king prince pope bishop dean major judge chief duke cardinal singer farmer driver pastor lord"
    " captain chancellor sheriff chair general sergeant coach whip engineer".split()
)
PERSON_NOUNS = frozenset(
    "man woman boy girl husband wife father mother mom dad son daughter brother sister friend"
    " neighbour neighbor resident driver victim witness user fan teacher student nurse aide"
    " official worker uncle aunt cousin grandmother grandfather partner boyfriend girlfriend"
    " colleague player passenger tenant owner customer shopper teenager suspect defendant"
    " source person expert critic supporter reporter host caller voter farmer".split()
)
# Without an article only these, and plurals, are who says something: "police said".
COLLECTIVES = frozenset("police people staff management nobody everyone everybody someone".split())
NO_NOUN = frozenset(
    "you i we they he she it can could will would should may might must not to who which"
    " that".split()
)
DETERMINERS = (
    "the|a|an|one|another|some|many|several|most|two|three|four|his|her|their|its|my|our|each|"
    "any|other|this|that|these|those"
)
PREPOSITIONS = frozenset(
    "of for with to from by in at on about against like than near between under over via into"
    " behind during after before since until through within without among around including".split()
)
CONJUNCTIONS = frozenset(
    "and but that as while when because if so yet though although where which whereas whether"
    " or nor until unless once then".split()
)
WEEKDAYS = frozenset(map(str.lower, calendar.WEEKDAYS))
MONTHS = frozenset(
    ["sept", *(part.lower() for name in calendar.MONTHS for part in (name, name[:3]))]
)
# A name with one of these is an organisation's, a place's or a thing's.
NO_PERSON = frozenset(
    "university college school institute academy council court committee commission department"
    " ministry office agency bureau board association union federation league club party"
    " government parliament congress senate house administration company corporation corp inc ltd"
    " llc group fund trust foundation society center centre museum hospital avenue road islands"
    " county town mountain ocean sea airport station stadium hotel state states united northern"
    " southern eastern western central national international global american british european"
    " times journal tribune herald gazette magazine radio network tv media studios pictures records"
    " games olympics cup championship series awards festival amendment army navy police services"
    " system systems program project initiative week month year covid covid-19 internet business"
    " christmas easter thanksgiving editorial opinion video democratic republican federal public"
    " health rights news".split()
)
# With one of these it is a person's only where the text treats it as one.
SELDOM_PERSON = frozenset(
    "bank street lane bridge park square island city river lake bay beach tower north south east"
    " west new old great world post press award prize act bill law deal war force guard service"
    " day earth moon mars photo supreme human watch hall church america england san los las st"
    " saint fort port mount cape green black white red blue big super first second black valley"
    " hill hills creek springs forest field wood woods rock stone king queen prince".split()
)
PARTICLES = "de|del|della|der|den|van|von|bin|bint|ibn|al|el|la|le|da|di|dos|du|ter|ten|af|zu"
OPENERS = frozenset(
    "the a an and but or so yet in on at for from by with to of as if when while after before"
    " since until although though because however still now then meanwhile also even only just"
    " once that this these those it its he she they we i you his her their our my your who what"
    " which where why how not no yes there here some many most several both each every another"
    " other others all any one two three four five six seven eight nine ten former ex late asked"
    " according earlier later last next first second despite instead like unlike during through"
    " over under about against among without within perhaps maybe according nor did does do is are"
    " was were has have had will would can could should may might must let more less much such"
    " than too very well read watch listen see related says said".split()
)
