# syntax=docker/dockerfile:1.7
# The service on a runtime of its own, without shell and package manager, and with an AOT cache that was trained in the build.
#
#   docker build -t actions-gateway .
#   docker buildx build --platform linux/amd64,linux/arm64 -t registry.example.com/actions-gateway:0.1.0 --push .
#
# Images are named by tag here. To build the same thing twice, pin them by digest (docker buildx imagetools inspect IMAGE shows it):
#   --build-arg JDK_IMAGE=eclipse-temurin:25.0.3_9-jdk-noble@sha256:... --build-arg BASE_IMAGE=...@sha256:...
ARG JDK_IMAGE=eclipse-temurin:25.0.3_9-jdk-noble
ARG BASE_IMAGE=gcr.io/distroless/base-nossl-debian12:nonroot

# The jar is the same on every platform: built once, where the builder is at home.
FROM --platform=$BUILDPLATFORM ${JDK_IMAGE} AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode --quiet -Pimage -Dspotless.check.skip -Dmaven.test.skip package
COPY docker/lay-out.sh docker/
RUN docker/lay-out.sh target/actions-gateway-*.jar /layers

# From here on each platform for itself.
FROM ${JDK_IMAGE} AS runtime
COPY docker/link-runtime.sh /docker/
RUN /docker/link-runtime.sh /opt/java-runtime

FROM ${JDK_IMAGE} AS train
RUN apt-get update && apt-get install --yes --no-install-recommends curl postgresql && rm -rf /var/lib/apt/lists/* && install -d -o postgres /app
COPY --from=runtime /opt/java-runtime /opt/java-runtime
USER postgres
WORKDIR /app
COPY --from=build /layers/dependencies/ /layers/snapshot-dependencies/ /layers/application/ ./
COPY docker/java.options ./
COPY docker/surroundings.sh docker/train.sh /docker/
RUN /docker/train.sh /opt/java-runtime /app

FROM ${BASE_IMAGE}
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
ARG CREATED=1970-01-01T00:00:00Z
LABEL org.opencontainers.image.title="Actions Gateway" \
      org.opencontainers.image.description="The service between GitHub Actions and everything in a company that depends on it." \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}"
COPY --from=runtime /opt/java-runtime /opt/java
WORKDIR /app
# The seldom changed first.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
COPY --from=build /build/target/classes/META-INF/sbom/application.cdx.json ./sbom/
COPY docker/java.options LICENSE ./
COPY --from=train /app/actions-gateway.aot ./
# glibc keeps less memory back for itself.
ENV MALLOC_ARENA_MAX=2
USER 65532:65532
EXPOSE 8080 8081
# Nothing is written but to /tmp: run it with a read-only root file system and a tmpfs there.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["/opt/java/bin/java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", "-cp", "/app/actions-gateway.jar", "io.actionsgateway.HealthCheck"]
ENTRYPOINT ["/opt/java/bin/java", "@/app/java.options", "-XX:AOTCache=/app/actions-gateway.aot", "-jar", "/app/actions-gateway.jar"]
