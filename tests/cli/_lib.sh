# _lib.sh -- for the tests in this folder (sourced, not run).
#
#   B        the build folder (first argument or environment; default build)
#   clio     the program, with its data
#   T        a fresh folder, removed at the end
#   check NAME COMMAND...   print "ok NAME" if the command succeeds, else "not ok NAME"
#   run ARGS...             run clio; $T/out $T/err and $rc hold what came back
# shellcheck shell=sh
B=${1:-${B:-build}}
cd "$(dirname "$0")/../.." || exit 2
case $B in /*) ;; *) B=$PWD/$B ;; esac
clio=$B/clio
T=$(mktemp -d) || exit 2
trap 'rm -rf "$T"' EXIT
unset CLIO_DATA NO_COLOR
bad=0
rc=0

check()
{
    name=$1
    shift
    if "$@" >"$T/check.out" 2>&1; then
        echo "ok $name"
    else
        echo "not ok $name"
        bad=1
        head -c 400 "$T/check.out" 2>/dev/null | sed 's/^/# /'
        head -c 600 "$T/err" 2>/dev/null | sed 's/^/# stderr: /'
        head -c 600 "$T/out" 2>/dev/null | sed 's/^/# stdout: /'
        echo "# exit status $rc"
    fi
}

run()
{
    rc=0
    "$clio" "$@" >"$T/out" 2>"$T/err" || rc=$?
}

rc_is() { [ "$rc" -eq "$1" ]; }
out_has() { grep -qF -- "$1" "$T/out"; }
err_has() { grep -qF -- "$1" "$T/err"; }
out_empty() { [ ! -s "$T/out" ]; }
err_empty() { [ ! -s "$T/err" ]; }
out_is() { [ "$(cat "$T/out")" = "$1" ]; }

# All of several conditions, separated by "+".
all()
{
    line=
    for word in "$@"; do
        if [ "$word" = + ]; then
            eval "$line" || return 1
            line=
        else
            line="$line '$(printf %s "$word" | sed "s/'/'\\\\''/g")'"
        fi
    done
    eval "$line"
}
