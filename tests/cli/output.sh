#!/bin/sh
# output.sh -- where records go: full disks, closed pipes, files, the store; order with any number of threads.
. "$(dirname "$0")/_lib.sh"

awk 'BEGIN { for (i = 0; i < 240; i++) {
    printf "{\"id\":\"a%d\",\"published\":\"2024-05-%02d\",\"text\":\"", i, i % 28 + 1
    for (k = 0; k < (i * 7) % 12 + 1; k++) printf "Iran condemned Israel on Monday. The president of France met Iraqi officials in Paris. "
    print "\"}"
    if (i == 100) print "{\"id\":\"broken\""
} }' >"$T/many.jsonl"

run code --threads 1 "$T/many.jsonl"
check "one bad line of many: status 1" all rc_is 1 + err_has many.jsonl:102
cp "$T/out" "$T/one"
for n in 2 5; do
    run code --threads $n "$T/many.jsonl"
    check "with $n threads the bytes are those of one" all test -s "$T/one" + cmp "$T/one" "$T/out"
done
run names --threads 1 "$T/many.jsonl"
cp "$T/out" "$T/one.names"
run names --threads 3 "$T/many.jsonl"
check "names: three threads write the same bytes as one" all test -s "$T/one.names" + cmp "$T/one.names" "$T/out"
check "nothing but messages on standard error without a terminal" sh -c "[ \$(wc -l <'$T/err') -eq 1 ]"

if [ -w /dev/full ]; then
    for format in jsonl csv table explain; do
        rc=0
        "$clio" code --format $format --threads 2 "$T/many.jsonl" >/dev/full 2>"$T/err" || rc=$?
        check "a full disk is reported: $format" all rc_is 3 + err_has "No space left"
    done
    rc=0
    "$clio" help >/dev/full 2>"$T/err" || rc=$?
    check "a full disk is reported: help" rc_is 3
fi
rc=0
"$clio" code "$T/many.jsonl" >&- 2>"$T/err" || rc=$?
check "closed standard output is reported" all rc_is 3 + err_has "standard output is closed"
rc=0
"$clio" names "$T/many.jsonl" >"$T/out" 2>&- || rc=$?
check "closed standard error does not end up in the output" all rc_is 1 + cmp "$T/one.names" "$T/out"
rc=0
"$clio" code <&- >"$T/out" 2>"$T/err" || rc=$?
check "closed standard input is empty input" all rc_is 0 + out_empty

# A file that may not grow past 30 KB: written up to the last record that fits.
whole_lines() { [ -s "$1" ] && [ "$(tail -c 1 "$1" | od -An -c | tr -d ' ')" = '\n' ] && python3 -c '
import json, sys
for line in open(sys.argv[1], encoding="utf-8"): json.loads(line)' "$1"; }
for how in --output stdout; do
    rc=0
    : >"$T/short"
    if [ $how = stdout ]; then
        (ulimit -f 60 && exec "$clio" code "$T/many.jsonl" >"$T/short" 2>"$T/err") || rc=$?
    else
        (ulimit -f 60 && exec "$clio" code --output "$T/short" "$T/many.jsonl" 2>"$T/err") || rc=$?
    fi
    check "a file that may not grow ends in a whole record ($how)" all rc_is 3 + err_has "File too large" + whole_lines "$T/short"
done
rc=0
(ulimit -f 300 && exec "$clio" code --db "$T/full.db" "$T/many.jsonl" >"$T/out" 2>"$T/err") || rc=$?
check "a store that may not grow is named" all rc_is 3 + err_has full.db + out_empty

grep -v broken "$T/many.jsonl" >"$T/fine.jsonl"

# ---- files that are read are not written ----
cp "$T/fine.jsonl" "$T/both.jsonl"
run code --output "$T/both.jsonl" "$T/fine.jsonl" "$T/both.jsonl"
check "an input is not overwritten" all rc_is 2 + err_has both.jsonl + cmp "$T/fine.jsonl" "$T/both.jsonl"
rc=0
"$clio" code <"$T/both.jsonl" >>"$T/both.jsonl" 2>"$T/err" || rc=$?
check "nor appended to, as standard input and output" all rc_is 2 + err_has "standard input" + cmp "$T/fine.jsonl" "$T/both.jsonl"
cp "$B/clio.dat" "$T/mine.dat"
run code --data "$T/mine.dat" --output "$T/mine.dat" "$T/fine.jsonl"
check "nor the models" all rc_is 2 + cmp "$B/clio.dat" "$T/mine.dat"
rm "$T/mine.dat"
echo mine >"$T/mine.txt"
run code --data "$T/nothing.dat" --output "$T/mine.txt" "$T/fine.jsonl"
check "a run that cannot begin leaves the output file alone" all rc_is 1 + grep -q mine "$T/mine.txt"

# ---- a run that is stopped ----
mkfifo "$T/pipe" "$T/answers"
"$clio" names "$T/pipe" >"$T/answers" 2>"$T/err" &
pid=$!
exec 8<"$T/answers" 7>"$T/pipe"   # in the order in which the program opens them
echo '{"id":"first","text":"Iran met Iraq."}' >&7
read -r answer <&8
check "a line from a pipe is answered before the next one comes" sh -c 'case $1 in *first*) ;; *) exit 1 ;; esac' - "$answer"
kill -TERM $pid
rc=0
wait $pid 2>/dev/null || rc=$?
exec 7>&- 8<&-
check "a signal stops a run that waits for input" all rc_is 143 + err_has stopped

for n in 1 3; do
    "$clio" code --threads $n --output "$T/stopped" "$T/pipe" 2>"$T/err" &
    pid=$!
    exec 7>"$T/pipe"
    head -n 90 "$T/fine.jsonl" >&7
    while [ "$(grep -c '"a89"' "$T/stopped" 2>/dev/null)" = 0 ]; do sleep 0.05; done
    kill -TERM $pid
    rc=0
    wait $pid 2>/dev/null || rc=$?
    exec 7>&-
    head -n 90 "$T/fine.jsonl" | "$clio" code >"$T/out"
    check "what was read before a signal is written whole ($n threads)" all rc_is 143 + cmp "$T/out" "$T/stopped"
done
{ "$clio" code --format conllu --threads 2 "$T/fine.jsonl" 2>"$T/err"; echo $? >"$T/rc"; } | head -n 1 >/dev/null
rc=$(cat "$T/rc")
check "a reader who leaves ends the run quietly" all rc_is 0 + err_empty

run code --output "$T/file.jsonl" "$T/fine.jsonl"
check "--output writes to a file" all rc_is 0 + out_empty + test -e "$T/file.jsonl"
run code --output "$T/no/such/file" "$T/fine.jsonl"
check "an output file that cannot be made is named" all rc_is 3 + err_has "$T/no/such/file"
run code --format conllu --until token --output - --text "Iran met Iraq."
check "--until token writes tokens" all rc_is 0 + out_has "# text = Iran met Iraq."

dump()
{
    python3 -c 'import sqlite3, sys
for line in sqlite3.connect(sys.argv[1]).iterdump(): print(line)' "$1"
}
run code --db "$T/one.db" --threads 1 "$T/fine.jsonl"
check "--db alone leaves standard output empty" all rc_is 0 + out_empty + err_empty
run code --db "$T/two.db" --threads 3 --format jsonl "$T/fine.jsonl"
check "--db with --format writes both" all rc_is 0 + err_empty + cmp "$T/out" "$T/file.jsonl"
dump "$T/one.db" >"$T/one.sql"
dump "$T/two.db" >"$T/two.sql"
check "the store does not depend on threads" cmp "$T/one.sql" "$T/two.sql"
check "the store holds every article and record" python3 -c '
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
articles, events = (db.execute("SELECT count(*) FROM " + t).fetchone()[0] for t in ("article", "event"))
assert articles == 240, articles
assert events == sum(1 for _ in open(sys.argv[2], encoding="utf-8")), events' "$T/one.db" "$T/file.jsonl"

# The store is as good as new when a run is killed in the middle and taken up again.
"$clio" code --db "$T/killed.db" --threads 2 "$T/pipe" >"$T/out" 2>"$T/err" &
pid=$!
exec 7>"$T/pipe"
head -n 100 "$T/fine.jsonl" >&7
while [ "$(python3 -c '
import sqlite3, sys
try: print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM article").fetchone()[0])
except sqlite3.Error: print(0)' "$T/killed.db")" -lt 50 ]; do sleep 0.1; done
kill -KILL $pid
wait $pid 2>/dev/null
exec 7>&-
head -n 100 "$T/fine.jsonl" | sed 's/Iran/Chad/g' >"$T/changed.jsonl"
run code --db "$T/killed.db" --resume --format jsonl "$T/fine.jsonl"
check "--resume goes on where a killed run was" all rc_is 0 + err_empty + sh -c "! grep -q '\"a49\"' '$T/out'" + out_has '"a239"'
check "and the store is that of one run" python3 -c '
import sqlite3, sys
rows = [[db.execute(q).fetchall() for q in ("SELECT id FROM article ORDER BY id", "SELECT id FROM event ORDER BY id", "PRAGMA integrity_check")]
        for db in map(sqlite3.connect, sys.argv[1:])]
assert rows[0] == rows[1]' "$T/one.db" "$T/killed.db"
run code --db "$T/killed.db" --resume --format jsonl "$T/changed.jsonl" "$T/fine.jsonl"
check "--resume passes over what is there, whatever its text" all rc_is 0 + out_empty + err_empty

{
    echo '{"id":"twice","text":"Iran met Iraq."}'
    echo '{"id":"once","text":"Iran met Iraq."}'
    echo '{"id":"twice","text":"Chad met Mali. Chad met Niger."}'
} >"$T/twice.jsonl"
for n in 1 3; do
    run code --db "$T/twice$n.db" --threads $n "$T/twice.jsonl"
    check "two articles of one run with one id are named ($n threads)" all rc_is 1 + err_has "twice.jsonl:3: byte 77: " + err_has "'twice'"
done
run code --db "$T/twice1.db" --format jsonl --resume "$T/twice.jsonl"
check "that is no matter for a later run" all rc_is 0 + out_empty
run code --db "$T/twice1.db" "$T/twice.jsonl"
check "but it is for one that codes them again" all rc_is 1 + err_has "twice.jsonl:3: "
"$clio" code --db "$T/pair.db" "$T/fine.jsonl" 2>"$T/err" &
sed 's/"id":"a/"id":"b/' "$T/fine.jsonl" >"$T/other.jsonl"
run code --db "$T/pair.db" "$T/other.jsonl"
first=0
wait $! || first=$?
check "two runs may write one store" sh -c "[ $rc -eq 0 ] && [ $first -eq 0 ] && [ \$(python3 -c '
import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute(\"SELECT count(*) FROM article\").fetchone()[0])' '$T/pair.db') -eq 480 ]"
mkdir "$T/dir"
run code --db "$T/dir" "$T/fine.jsonl"
check "a folder as a store is refused" all rc_is 1 + err_has "$T/dir" + out_empty

run code --db "$T/one.db" "$T/fine.jsonl"
check "a second run replaces what was there" sh -c "[ $rc -eq 0 ]"
dump "$T/one.db" >"$T/again.sql"
check "and leaves as many rows" sh -c "[ \$(wc -l <'$T/again.sql') -eq \$(wc -l <'$T/one.sql') ]"
echo "plain text, and so long that nobody takes it for a database" >"$T/no.db"
run code --db "$T/no.db" "$T/fine.jsonl"
check "a file that is no store is refused" all rc_is 1 + err_has no.db + out_empty
exit $bad
