# A DCS in a container: docker build -t dcs-lifecycle . && docker run -p 127.0.0.1:8632:8632 dcs-lifecycle
# docs/guide/ci.md shows it in GitHub Actions, GitLab, Testcontainers and compose.

ARG NODE=22-alpine

FROM node:${NODE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm pack --pack-destination /tmp

# Installed as strangers get it: without what only developers need, and without React.
FROM node:${NODE} AS package
COPY --from=build /tmp/dcs-lifecycle-*.tgz /tmp/
RUN npm install --global --prefix /opt/dcs --omit=dev --omit=peer --ignore-scripts --no-audit --no-fund /tmp/dcs-lifecycle-*.tgz

FROM node:${NODE}
COPY --from=package /opt/dcs /opt/dcs
# A small young generation: less memory for a service that mostly waits.
ENV NODE_OPTIONS=--max-semi-space-size=1 \
    PATH=/opt/dcs/bin:$PATH
USER node
EXPOSE 8632
HEALTHCHECK --interval=5s --timeout=5s --start-period=20s \
  CMD ["node", "/opt/dcs/bin/dcs-lifecycle", "health"]
ENTRYPOINT ["node", "/opt/dcs/bin/dcs-lifecycle"]
# Other machines of its network call it `dcs`. They get the control plane with DCS_LIFECYCLE_CONTROL_TOKEN only.
CMD ["serve", "--host", "0.0.0.0", "--allow-host", "dcs"]
