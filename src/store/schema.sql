-- schema.sql -- the store: articles, the events coded from them, their parties and counts.
--
-- Spans are byte offsets [start, end) into the article's text. Absent facts are NULL.
-- event.event is NULL for a plain statement (CAMEO 010 to 019), which is never counted
-- with events. Parties and counts are numbered in the order of the record, from 0.
-- The number of this layout is SCHEMA_VERSION in sqlite.c (PRAGMA user_version).

-- Keys are never used again: an article with a higher key than another came in later.
CREATE TABLE article (
    key        INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE,
    file       TEXT,
    url        TEXT,
    outlet     TEXT,
    title      TEXT,
    author     TEXT,
    published  TEXT,
    lang       TEXT,
    bytes      INTEGER NOT NULL
);

CREATE TABLE event (
    key            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL,
    article        INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    n              INTEGER NOT NULL,
    event          TEXT,
    mode           TEXT,
    modes          TEXT,
    contexts       TEXT,
    quad           TEXT,
    score          REAL,
    cameo          TEXT,
    goldstein      REAL,
    status         TEXT NOT NULL,
    date           TEXT,
    date_precision TEXT,
    date_start     INTEGER,
    date_end       INTEGER,
    place          TEXT,
    place_country  TEXT,
    place_admin1   TEXT,
    lat            REAL,
    lon            REAL,
    geonameid      INTEGER,
    place_precision TEXT,
    place_start    INTEGER,
    place_end      INTEGER,
    attribution    TEXT,
    speaker        TEXT,
    outlet         TEXT,
    attribution_start INTEGER,
    attribution_end   INTEGER,
    trigger_text   TEXT,
    trigger_start  INTEGER,
    trigger_end    INTEGER,
    rule           TEXT,
    words          TEXT,
    words_start    INTEGER,
    words_end      INTEGER,
    sentence_n     INTEGER,
    sentence_start INTEGER,
    sentence_end   INTEGER,
    sentence       TEXT,
    confidence     REAL NOT NULL
);

CREATE TABLE actor (
    event      INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
    role       TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
    n          INTEGER NOT NULL,
    code       TEXT,
    country    TEXT,
    sectors    TEXT,
    name       TEXT,
    id         TEXT,
    text       TEXT,
    text_start INTEGER,
    text_end   INTEGER,
    why        TEXT,
    PRIMARY KEY (event, role, n)
) WITHOUT ROWID;

CREATE TABLE event_count (
    event      INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
    n          INTEGER NOT NULL,
    what       TEXT NOT NULL,
    number     INTEGER NOT NULL,
    approx     TEXT,
    whose      TEXT,
    text_start INTEGER,
    text_end   INTEGER,
    PRIMARY KEY (event, n)
) WITHOUT ROWID;

CREATE INDEX event_article ON event (article);
CREATE INDEX event_id ON event (id);
CREATE INDEX event_date ON event (date);
CREATE INDEX event_event ON event (event, date);
CREATE INDEX event_place_country ON event (place_country, date);
CREATE INDEX actor_country ON actor (country, role);
CREATE INDEX actor_id ON actor (id);
CREATE INDEX article_published ON article (published);

-- One row a record, parties as lists of codes.
CREATE VIEW record AS
SELECT e.*, a.id AS doc_id, a.url, a.title, a.published, a.outlet AS doc_outlet,
    (SELECT group_concat(code, '; ') FROM (SELECT code FROM actor WHERE event = e.key AND role = 'actor' ORDER BY n))
        AS actors,
    (SELECT group_concat(code, '; ') FROM (SELECT code FROM actor WHERE event = e.key AND role = 'recipient' ORDER BY n))
        AS recipients
FROM event e JOIN article a ON a.key = e.article;

-- Who did what to whom, countries only: one row for each pair of parties of an event.
CREATE VIEW dyad AS
SELECT e.key, e.id, e.date, e.event, e.mode, e.quad, e.score, e.status, s.country AS source, t.country AS target
FROM event e
JOIN actor s ON s.event = e.key AND s.role = 'actor'
JOIN actor t ON t.event = e.key AND t.role = 'recipient'
WHERE e.event IS NOT NULL AND s.country IS NOT NULL AND t.country IS NOT NULL;

-- Events a day and quad class, those that took place.
CREATE VIEW daily AS
SELECT date, quad, count(*) AS events, avg(score) AS score
FROM event
WHERE event IS NOT NULL AND status = 'actual' AND date IS NOT NULL
GROUP BY date, quad;
