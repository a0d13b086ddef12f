#!/bin/sh
# usage.sh -- help, man pages, unknown names: everything made from the tables of commands and options.
. "$(dirname "$0")/_lib.sh"

run
check "no command is bad usage and lists the commands" all rc_is 2 + out_empty + err_has relate
run --help
check "clio --help lists the commands" all rc_is 0 + out_has explain + err_empty
run --version
check "clio --version tells hashes of models and lexicon" all rc_is 0 + out_has models + out_has lexicon
run --version --data "$T/nothing.dat"
check "without models the version has its number, a message and status 1" all rc_is 1 + out_has "clio " + err_has nothing.dat
run --help names
check "--help before a command is its help, too" all rc_is 0 + out_has "Usage: clio names"
run --completion
check "the completion is bash" all rc_is 0 + bash -n "$T/out"

for command in code explain parse names relate help; do
    run "$command" --help
    check "$command --help" all rc_is 0 + out_has "Usage: clio $command" + out_has --help + err_empty
    cp "$T/out" "$T/first"
    run help "$command"
    check "help $command says the same" cmp "$T/first" "$T/out"
    run --man "$command"
    check "$command has a man page" all rc_is 0 + out_has ".TH CLIO" + out_has ".SH OPTIONS"
    if command -v man >/dev/null 2>&1; then
        check "the man page of $command is good roff" \
            sh -c "[ -z \"\$(LC_ALL=C.UTF-8 MANROFFSEQ='' man --warnings -E UTF-8 -l -Tutf8 -Z '$T/out' 2>&1 >/dev/null)\" ]"
    fi
done

while IFS='|' read -r name words message; do
    # shellcheck disable=SC2086
    run $words </dev/null
    check "$name" all rc_is 2 + out_empty + err_has "$message"
done <<'ROWS'
an unknown command is named, with the nearest|explian|'explian'; did you mean 'explain'?
an unknown option is named, with the nearest|code --fromat csv|'--fromat'; did you mean '--format'?
an option of another command is unknown here|names --statements|'--statements'
a short option is unknown|code -x|'-x'
an option without its value|code --format|--format needs a value: FORMAT
a switch with a value|code --quiet=1|--quiet takes no value
an unknown stage, with the nearest|code --until pars|'pars'; did you mean 'parse'?
an unknown output format, with the nearest|code --format tabel|'tabel'; did you mean 'table'?
an unknown input format|code --input pdf|'pdf'
a date that is none|code --date 2017-02-29|'2017-02-29'
no threads|code --threads 0|'0'
too many threads|code --threads 257|'257'
threads that are no number|code --threads two|'two'
an unknown scheme|relate --scheme 1999|'1999'
no store to resume|code --resume x.txt|--resume needs --db
a store in memory|code --db :memory: x.txt|:memory:
a database that has no name|code --db= x.txt|--db needs a value that is not empty: FILE
words after the version|--version now|'now'
words after a man page's name|--man code names|'names'
help on two commands|help code names|'names'
help on something that is no command|--help nothing|'nothing'
text and files together|code --text x y.txt|--text
a database that is not built in|code --db postgres://x/y|only SQLite
help on a command that is none|help nothing|'nothing'
ROWS

run code --help
for stage in $(sed -n '/^Stages:/,/^$/s/^  \([a-z]*\) .*/\1/p' "$T/out"); do
    check "stage $stage has a unit test that refuses every allocation" grep -q refuse_each "tests/unit/test_$stage.c"
done

printf 'Iran met Iraq.' >"$T/-dash.txt"
cd "$T" || exit 2
run code -- -dash.txt
check "after -- everything is a file" all rc_is 0 + err_empty
exit $bad
