#!/bin/sh
# bad-input.sh -- what cannot be used is named with file, line and byte; the rest of the run goes on.
. "$(dirname "$0")/_lib.sh"
good='{"id":"good","text":"Iran met Iraq in Geneva."}'

printf 'Iran met\nIraq \377 now.' >"$T/utf8.txt"
run code "$T/utf8.txt"
check "a byte that is no UTF-8 is found by line and byte" all rc_is 1 + err_has "utf8.txt:2: byte 14: " \
    + out_has '"code":"EUTF8"' + out_has '"byte":14' + out_has '"id":"utf8.txt"'
run code --format csv "$T/utf8.txt"
check "in other formats the message goes to standard error only" all rc_is 1 + err_has "byte 14" \
    + sh -c "! grep -q EUTF8 '$T/out'"

printf 'Iran\000met Iraq.' >"$T/nul.txt"
run code "$T/nul.txt"
check "a NUL byte is found" all rc_is 1 + out_has '"code":"ENUL"' + err_has "byte 4"

printf 'I\000r\000a\000n\000' >"$T/utf16.txt"
run code "$T/utf16.txt"
check "UTF-16 is refused" all rc_is 1 + out_has '"code":"ENUL"'
printf '\377\376{\000}\000\n\000{\000}\000\n\000' >"$T/utf16.jsonl"
run code "$T/utf16.jsonl" "$T/utf16.txt"
check "UTF-16 with its mark is one error, and says so" all rc_is 1 + err_has "utf16.jsonl:1: byte 0: begins as UTF-16" \
    + sh -c "[ \$(wc -l <'$T/out') -eq 2 ]"
printf '\357\273\277a\nb\377' >"$T/mark.txt"
run code "$T/mark.txt"
check "the mark of UTF-8 is no text, but counts as bytes of the file" all rc_is 1 + err_has "mark.txt:2: byte 6: "

: >"$T/empty.txt"
run code "$T/empty.txt"
check "an empty file has no records and is fine" all rc_is 0 + out_empty + err_empty
run code --format csv "$T/empty.txt"
check "an empty file as CSV is the heading" all rc_is 0 + out_has id,doc_id,url
run code </dev/null
check "empty standard input is fine" all rc_is 0 + out_empty + err_empty
printf '\n\n' >"$T/blank.jsonl"
run code "$T/blank.jsonl"
check "blank lines of JSONL are no articles" all rc_is 0 + out_empty + err_empty

mkdir "$T/folder"
echo "$good" >"$T/good.jsonl"
run names "$T/folder" "$T/no-such-file.jsonl" "$T/good.jsonl"
check "a folder and a missing file are named, the next file is read" all rc_is 1 + err_has "/folder: is a folder" \
    + err_has "no-such-file.jsonl: no such file" + out_has '"id":"good"'
check "each of them has its object, in order" \
    sh -c "[ \$(sed -n 1,2p '$T/out' | grep -c '\"EIO\"') -eq 2 ] && sed -n 3p '$T/out' | grep -q '\"id\":\"good\"'"

mkfifo "$T/slow"
echo "$good" >"$T/gone.jsonl"
"$clio" names "$T/slow" "$T/gone.jsonl" >"$T/out" 2>"$T/err" &
pid=$!
rm "$T/gone.jsonl"
(echo "$good" >"$T/slow") &
writer=$!
rc=0
wait $pid || rc=$?
kill $writer 2>/dev/null   # still there only if nobody opened the pipe
check "a file that vanishes during the run is named" all rc_is 1 + err_has gone.jsonl + out_has '"id":"good"'

printf '%s\n{"id":"broken","text":"Iran m\n%s\n' "$good" "$good" >"$T/broken.jsonl"
for command in code names relate; do
    run $command "$T/broken.jsonl"
    check "$command: JSON that breaks off is one error in its place" all rc_is 1 + err_has "broken.jsonl:2: byte " \
        + out_has '"code":"EFORMAT"' + out_has '"line":2' + sh -c "[ \$(grep -c '\"error\":' '$T/out') -eq 1 ]"
done

while IFS='|' read -r name line code; do
    printf '%s\n%b\n%s\n' "$good" "$line" "$good" >"$T/line.jsonl"
    run names --threads 2 "$T/line.jsonl"
    check "$name" all rc_is 1 + out_has "\"code\":\"$code\"" + out_has '"line":2' \
        + sh -c "[ \$(wc -l <'$T/out') -eq 3 ] && sed -n 2p '$T/out' | grep -q error"
done <<'ROWS'
a line that is no object|[1,2]|EFORMAT
a line that is no JSON|Iran met Iraq.|EFORMAT
an article without text|{"id":"a"}|EFORMAT
a text that is no string|{"id":"a","text":7}|EFORMAT
a text with an escaped NUL|{"id":"a","text":"x\\u0000y"}|ENUL
a line with a byte that is no UTF-8|{"id":"a","text":"x\0377y"}|EUTF8
half a surrogate pair|{"id":"a","text":"\\ud800"}|EFORMAT
tokens that are none|{"id":"a","tokens":["Iran",""]}|EFORMAT
ROWS

# Three documents, the second with a bad byte, the third with words out of order; both kinds of line breaks.
for end in '\n' '\r\n'; do
    rest=$(printf '\t_\t_\t_\t_\t_\t_\t_\t_' | sed 's/\t/\\t/g')
    printf "# newdoc id = a$end""1\tIran$rest$end$end# newdoc id = b$end""1\tIr\377n$rest$end$end# newdoc id = c$end""2\tIran$rest$end" >"$T/three.conllu"
    bad_byte=$(LC_ALL=C grep -abo "$(printf '\377')" "$T/three.conllu" | head -n 1 | cut -d: -f1)
    bad_row=$(LC_ALL=C grep -ab '^2' "$T/three.conllu" | cut -d: -f1)
    run code --format jsonl "$T/three.conllu"
    check "CoNLL-U: errors are placed in the file, not in the article ($end)" all rc_is 1 \
        + out_has "\"line\":5,\"byte\":$bad_byte}" + err_has "three.conllu:5: byte $bad_byte: " \
        + out_has "\"line\":8,\"byte\":$bad_row}" + err_has "three.conllu:8: byte $bad_row: "
done

{
    echo "$good"
    printf '{"id":"big","text":"'
    head -c 17000000 /dev/zero | tr '\000' x
    printf '"}\n%s\n' "$good"
} >"$T/big.jsonl"
run names "$T/big.jsonl"
check "a text over the limit is named with the line that holds it" all rc_is 1 + err_has "big.jsonl:2: byte $((${#good} + 1)): " \
    + out_has '"id":"big","error":{"code":"ELIMIT"' + sh -c "[ \$(grep -c '\"id\":\"good\"' '$T/out') -eq 2 ]"
rm "$T/big.jsonl"

awk 'BEGIN { for (i = 0; i < 100000; i++) printf "["; print "" }' >"$T/deep.jsonl"
run names "$T/deep.jsonl"
check "JSON nested without end is refused" all rc_is 1 + out_has '"code":"EFORMAT"'

while IFS='|' read -r name span; do
    printf '{"id":"r","text":"Iran met Iraq.","source":"Iran","source_span":%s}\n' "$span" >"$T/span.jsonl"
    run relate "$T/span.jsonl"
    check "relate: $name" all rc_is 1 + out_has source_span + out_has '"id":"r"' + err_has "span.jsonl:1: byte 0: "
done <<'ROWS'
a span past the end|[0,99]
a span that ends before it starts|[5,2]
a span below zero|[-1,2]
a span of words|["a","b"]
a span of one|[3]
ROWS

# The sanitizers need more address space than is allowed here.
case $B in *asan*)
    echo "skip a line of 200 MB is passed over in bounded memory"
    echo "skip so is a text of 200 MB"
    ;;
*)
    {
        printf '%s\n{"id":"long","text":"' "$good"
        head -c 200000000 /dev/zero | tr '\000' x
        printf '"}\n%s\n' "$good"
    } | (ulimit -v 450000 && "$clio" names --threads 1 >"$T/out" 2>"$T/err")
    rc=$?
    check "a line of 200 MB is passed over in bounded memory" all rc_is 1 + out_has '"code":"ELIMIT"' \
        + sh -c "[ \$(grep -c '\"id\":\"good\"' '$T/out') -eq 2 ]"
    head -c 200000000 /dev/zero | tr '\000' x | (ulimit -v 450000 && "$clio" code --threads 1 >"$T/out" 2>"$T/err")
    rc=$?
    check "so is a text of 200 MB" all rc_is 1 + out_has '"code":"ELIMIT"'
    ;;
esac

run code ""
check "a file without a name is named as such" all rc_is 1 + err_has "clio: '': no such file"

# ---- models and lexicon ----
size=$(wc -c <"$B/clio.dat")
head -c $((size / 2)) "$B/clio.dat" >"$T/half.dat"
head -c 20 "$B/clio.dat" >"$T/head.dat"
: >"$T/none.dat"
echo "not models" >"$T/text.dat"
{
    head -c $((size / 2)) "$B/clio.dat"
    printf '\125\252\125\252'
    tail -c +$((size / 2 + 5)) "$B/clio.dat"
} >"$T/altered.dat"
{ printf CLIODAT9; tail -c +9 "$B/clio.dat"; } >"$T/version.dat"
{ cat "$B/clio.dat"; echo; } >"$T/long.dat"
for row in "half:truncated:$((size / 2))" head:truncated:20 none:empty:0 text:not:0 altered:altered:24 version:version:7 \
    "long:past its end:$size" missing:"No such file":; do
    data=${row%%:*} byte=${row##*:} why=${row#*:} why=${why%:*}
    run code --data "$T/$data.dat" --text "Iran met Iraq."
    check "data file $data is refused: file, reason, byte" all rc_is 1 + out_empty + err_has "$T/$data.dat: " + err_has "$why" \
        + err_has "${byte:+(byte $byte)}"
    cp "$T/err" "$T/first"
    rc=0
    CLIO_DATA=$T/$data.dat "$clio" code --text "Iran met Iraq." >"$T/out" 2>"$T/err" || rc=$?
    check "the same by CLIO_DATA: $data" all rc_is 1 + out_empty + cmp "$T/first" "$T/err"
done
exit $bad
