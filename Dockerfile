# docker build -t astlint .
# docker run --rm --network none --read-only --user "$(stat -c %u:%g /etc/asterisk)" -v /etc/asterisk:/etc/asterisk:ro astlint

FROM node:22-alpine AS build
WORKDIR /build
COPY . .
RUN scripts/from-clone.mjs --version

FROM node:22-alpine
LABEL org.opencontainers.image.title="astlint" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.source="https://github.com/astlint/astlint"
COPY --from=build /build/LICENSE /build/packages/cli/dist/ /usr/local/lib/astlint/
USER 65534:65534
ENTRYPOINT ["node", "/usr/local/lib/astlint/astlint.cjs"]
CMD ["/etc/asterisk"]
