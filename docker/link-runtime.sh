#!/usr/bin/env bash
# link-runtime.sh JRE: a Java runtime with what the service needs and nothing else: no compiler, no tools, no desktop.
set -euo pipefail
jre=$1

# jdeps finds most of these; by reflection or on demand come: charsets and locales of clients (localedata), naming (DNS, JNDI look-ups of Hikari), management
# and instrument (metrics), crypto.ec (TLS), jfr (profiling in production), unsupported (Netty, Caffeine), security.jgss (PostgreSQL's GSS login).
modules=java.base,java.compiler,java.desktop,java.instrument,java.management,java.naming,java.net.http,java.prefs,java.rmi,java.scripting
modules=$modules,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,java.xml,java.xml.crypto
modules=$modules,jdk.crypto.ec,jdk.crypto.cryptoki,jdk.jcmd,jdk.jfr,jdk.management,jdk.management.jfr,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs

rm -rf "$jre"
"${JAVA_HOME:?a JDK 25}/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --output "$jre"

# Of the JDK's security providers two are not linked (smart cards, Kerberos as SASL). Listed nevertheless they are searched for in every jar, at the start, and
# that search makes any provider it meets: all of Bouncy Castle, of which the service uses a few ciphers without any provider.
awk -F= '/^security\.provider\.[0-9]+=/ { if ($2 !~ /^(SunPCSC|JdkSASL)$/) print "security.provider." ++n "=" $2; next } { print }' \
  "$jre/conf/security/java.security" >"$jre/conf/security/java.security.new"
mv "$jre/conf/security/java.security.new" "$jre/conf/security/java.security"
