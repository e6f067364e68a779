#!/usr/bin/env bash
# The tests of bits and bytes, on every JDK found besides the default one, and with narrower vectors.
set -euo pipefail
tests='SameBitsTest,BackendsAgreeTest,NoiseKernelTest,FixedBitsTest,SameBytesTest,LessonsTest,VectorizationTest'
own=$(readlink -f "$(command -v java)")
flag=--add-modules=jdk.incubator.vector
for java in $(find /usr/lib/jvm -maxdepth 3 -path '*/bin/java' -exec readlink -f {} + | sort -u); do
  version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.specification.version = //p')
  [ "${version%%.*}" -ge 17 ] || continue
  if [ "$java" != "$own" ]; then
    echo "== JDK $version"
    mvn -B -q surefire:test -Djvm="$java" -Dtest="$tests"
  fi
  if [ "$(uname -m)" = x86_64 ]; then
    echo "== JDK $version, UseAVX=2"
    mvn -B -q surefire:test -Djvm="$java" -Dtest=SameBitsTest,BackendsAgreeTest,NoiseKernelTest -Dtest.jvm.flags="$flag -XX:UseAVX=2"
  fi
done
