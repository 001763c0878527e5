# What the commands of the local platform share: where the checkout is, a JDK 25, and a build of what has changed.
# Sourced by bash, never run.

set -euo pipefail

CHECKOUT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
HOME_DIR="$CHECKOUT/.perpex"
[ -z "${PERPEX_HOME:-}" ] || HOME_DIR=$(cd "$CHECKOUT" && realpath -m "$PERPEX_HOME")
LOCAL="$CHECKOUT/deploy/local"

# All that the platform runs, in the order of the build. A module that has no source yet is left out.
MODULES=(common/core common/contract common/testkit/seata-server common/testkit common/spring
  gateway-service user-service trade-service wallet-service finance-service market-service risk-service notify-service
  match-service deploy/local/servers/nacos deploy/local/servers/rocketmq deploy/local)

fail() {
  echo "perpex: $1" >&2
  exit 1
}

is_jdk25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[.".]' "$1/release" 2>/dev/null
}

# Sets JAVA_HOME to a JDK 25, or says what to install.
find_jdk() {
  local candidate javac
  local candidates=()
  [ -n "${JAVA_HOME:-}" ] && candidates+=("$JAVA_HOME")
  if javac=$(command -v javac); then
    candidates+=("$(dirname "$(dirname "$(readlink -f "$javac")")")")
  fi
  for candidate in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
    "${HOME:-/nonexistent}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    candidates+=("$candidate")
  done
  for candidate in "${candidates[@]}"; do
    if is_jdk25 "$candidate"; then
      export JAVA_HOME="$candidate"
      return
    fi
  done
  fail "no JDK 25 found (looked at JAVA_HOME, PATH and the usual install folders): install one, for example Eclipse Temurin 25 (package temurin-25-jdk, or https://adoptium.net), and set JAVA_HOME if it lies elsewhere"
}

# The pages are built with Node; says what to install if it is missing or too old.
find_node() {
  local needed="Node 20.19 or later with npm, which build the pages"
  command -v node >/dev/null && command -v npm >/dev/null || fail "node or npm is not on the PATH: install $needed"
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
    fail "node $(node --version) is too old: install $needed"
}

# Prints one word that changes with any file that a module is built from. (No git: a clone without history works too.)
stamp_of() {
  (
    cd "$CHECKOUT"
    {
      stat -c '%n %s %Y' pom.xml .mvn/jvm.config
      find "$1" \( -name target -o -name node_modules -o -name dist -o -path '*/src/test' -o -path deploy/local/servers \
        -o -path common/testkit/seata-server \) -not -path "$1" -prune -o -type f -printf '%p %s %T@\n' | sort
    } | sha256sum | cut -d' ' -f1
  )
}

# Prints the services named after --only, with commas around each; nothing if all are wanted.
only_of() {
  local word previous=
  for word in "$@"; do
    [ "$previous" != --only ] || echo ",$word," | sed 's/-service//g'
    previous=$word
  done
}

# Builds the modules that have changed since they were last built here, and those that depend on them (and installs the
# parent, without which no module can be resolved that is left out). Takes the
# options of deploy/up: services that are not to be started are not built.
build() {
  local module started only changed=() list=()
  only=$(only_of "$@")
  local stamps="$CHECKOUT/.perpex/cache/stamps"
  mkdir -p "$stamps"
  for module in "${MODULES[@]}"; do
    [ -d "$CHECKOUT/$module/src" ] || [ "$module" = common/testkit/seata-server ] || continue
    case "$module" in
      *-service) [ -z "$only" ] || [[ "$only" == *",${module%-service},"* ]] || continue ;;
    esac
    list+=("$module")
    if [ "$(cat "$stamps/${module//\//_}" 2>/dev/null)" != "$(stamp_of "$module")" ] || [ ! -d "$CHECKOUT/$module/target" ]; then
      changed+=("$module")
    fi
  done
  [ ${#changed[@]} -gt 0 ] || return 0
  command -v mvn >/dev/null || fail "Maven is not on the PATH: install it (package maven, 3.8.7 or later)"
  find_node
  started=$(date +%s)
  echo "building $(needed "${changed[@]}" | wc -w) of ${#list[@]} modules (log: .perpex/logs/build.log)"
  mkdir -p "$HOME_DIR/logs"
  if ! (cd "$CHECKOUT" && mvn -B -q install -DskipTests -Dspotless.check.skip=true \
    -pl ".,$(needed "${changed[@]}" | tr ' ' ',')" >"$HOME_DIR/logs/build.log" 2>&1); then
    fail "the build failed: $(grep -m1 -E '^\[ERROR\].*(\.java|Failed|Could not)' "$HOME_DIR/logs/build.log" || echo 'no cause given') (log: .perpex/logs/build.log)"
  fi
  for module in $(needed "${changed[@]}"); do
    stamp_of "$module" >"$stamps/${module//\//_}"
  done
  echo "built in $(($(date +%s) - started)) s"
}

# Prints the changed modules and all that depend on them: what lies in common/ is used by every service.
needed() {
  local module
  if printf '%s\n' "$@" | grep -q '^common/'; then
    printf '%s\n' "${list[@]}" | awk -v first="$1" '$0 == first { on = 1 } on' | tr '\n' ' ' | sed 's/ $//'
  else
    for module in "$@"; do printf '%s ' "$module"; done | sed 's/ $//'
  fi
}

# Runs the launcher: the command and its arguments.
launch() {
  [ -f "$LOCAL/target/classpath" ] || fail "the platform is not built: deploy/up builds it"
  exec "$JAVA_HOME/bin/java" -Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
    -cp "$LOCAL/target/perpex-local-0.1.0-SNAPSHOT.jar:$(cat "$LOCAL/target/classpath")" \
    org.perpex.local.Main "$CHECKOUT" "$@"
}
