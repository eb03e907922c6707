# The image of web, live, worker and beat; the command decides which of them it is.
FROM python:3.13-slim AS build
WORKDIR /app
COPY requirements.txt .
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes --only-binary=:all: -r requirements.txt
COPY . .
# Sets up what the files need to be served; addresses and keys are given when the image runs.
RUN /venv/bin/python -c "from cen_suite.launch.catalogues import compile_all; compile_all()" \
 && MODE=production SITE_URL=https://build.invalid ALLOWED_HOSTS=build.invalid KEY_DIR=/tmp/none \
    SECRET_KEY=only-for-the-build-of-the-image-0123456789 REDIS_URL=redis://build.invalid/0 \
    DATABASE_URL=postgres://cen_app@build.invalid/cen \
    /venv/bin/python manage.py collectstatic --noinput --verbosity 0

FROM python:3.13-slim
RUN useradd --system --uid 10001 --create-home cen && install -d -o cen -g cen /data
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 MODE=production DATA_DIR=/data
USER cen
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "cen_suite.wsgi", "--bind=0.0.0.0:8000", "--workers=4", "--max-requests=2000", "--max-requests-jitter=200", "--access-logfile=-"]
