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
