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

grep -v broken "$T/many.jsonl" >"$T/fine.jsonl"
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
run code --db "$T/one.db" "$T/fine.jsonl"
check "a second run replaces what was there" sh -c "[ $rc -eq 0 ]"
dump "$T/one.db" >"$T/again.sql"
check "and leaves as many rows" sh -c "[ \$(wc -l <'$T/again.sql') -eq \$(wc -l <'$T/one.sql') ]"
echo "plain text, and so long that nobody takes it for a database" >"$T/no.db"
run code --db "$T/no.db" "$T/fine.jsonl"
check "a file that is no store is refused" all rc_is 1 + err_has no.db + out_empty
exit $bad
