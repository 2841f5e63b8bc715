//! Docker: its settings, build and compose files, and what its commands print.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "logins of registries",
        r#"
{
	"auths": {
		"registry.example.com": {
			"auth": "«base64 38»=="
		},
		"ghcr.io": {"auth": "«base64 44»", "email": "ops@example.com"},
		"acr.example.com": {
			"identitytoken": "«jwt»"
		}
	},
	"credsStore": ""
}
"#,
    ),
    (
        "run with -e and --env",
        r#"
$ docker run -d --name db -e MYSQL_ROOT_PASSWORD=«alnum 18» -e MYSQL_DATABASE=app mysql:8
$ docker run --rm --env "API_TOKEN=«pass 24»" --env=SECRET='«alnum 20»' -p 80:80 app:1.2
«open hex 64»
"#,
    ),
    (
        "inspect, environment and arguments",
        r#"
[
    {
        "Id": "«open hex 64»",
        "Path": "/entrypoint.sh",
        "Args": ["--db-password", "«alnum 16»", "--verbose", "--token=«alnum 30»"],
        "Config": {
            "Env": [
                "PATH=/usr/local/bin:/usr/bin",
                "POSTGRES_PASSWORD=«alnum 20»",
                "REDIS_URL=redis://:«url 18»@cache:6379/0"
            ],
            "Image": "app@sha256:«open hex 64»"
        }
    }
]
"#,
    ),
    (
        "compose, environment as a map",
        r#"
services:
  db:
    image: postgres:16
    environment:
      POSTGRES_USER: app
      POSTGRES_PASSWORD: «alnum 18»
      PGADMIN_DEFAULT_PASSWORD: '«pass 16»'
      JWT_SECRET: "«pass 40»"   # shared with the API
"#,
    ),
    (
        "compose, environment as a list",
        r#"
services:
  api:
    environment:
      - NODE_ENV=production
      - DB_PASS=«alnum 18»
      - "STRIPE_API_KEY=sk_live_«alnum 24»"
      - 'SESSION_SECRET=«pass 32»'
"#,
    ),
    (
        "compose, command as a list and a string",
        r#"
services:
  cache:
    command: ["redis-server", "--requirepass", "«alnum 24»", "--appendonly", "yes"]
  queue:
    command: rabbit-start --user app --password «alnum 17» --vhost /
  proxy:
    entrypoint:
      - /bin/proxy
      - --auth-token
      - «alnum 26»
"#,
    ),
    (
        "Dockerfile",
        r#"
FROM debian:12 AS build
ARG NPM_TOKEN=npm_«alnum 36»
ENV DB_PASSWORD «alnum 18»
ENV LANG=C.UTF-8 \
    ADMIN_PASSWORD="«pass 16»" \
    APP_SECRET_KEY=«hex 48»
RUN curl -u ci:«alnum 16» -O https://files.example.com/a.tgz
"#,
    ),
    (
        "build arguments and the log of the build",
        r#"
$ docker build --build-arg GITHUB_TOKEN=ghp_«alnum 36» --build-arg VERSION=1.2 .
#7 [3/6] RUN git clone https://x-access-token:«again 0»@github.com/example/app.git
#7 0.412 Cloning into 'app'...
#8 [4/6] RUN pip install --index-url https://ci:«url 24»@pypi.example.com/simple app
"#,
    ),
    (
        "history",
        r#"
IMAGE          CREATED        CREATED BY                                                  SIZE
4af2c19d03b1   2 hours ago    /bin/sh -c #(nop)  CMD ["app"]                              0B
<missing>      2 hours ago    /bin/sh -c #(nop)  ENV APP_PASSWORD=«alnum 20»              0B
<missing>      2 hours ago    |1 API_KEY=«hex 32» /bin/sh -c make install   14.2MB
"#,
    ),
    (
        "logging in",
        r#"
$ docker login -u deploy -p «alnum 22» registry.example.com
WARNING! Using --password via the CLI is insecure. Use --password-stdin.
$ docker login --username=deploy --password="«pass 20»" registry.example.com
Login Succeeded
"#,
    ),
    (
        "proxy of the daemon",
        r#"
{
  "log-driver": "journald",
  "proxies": {
    "http-proxy": "http://svc:«url 16»@proxy.example.com:3128",
    "https-proxy": "http://DOMAIN%5Csvc:«alnum 8»%40«alnum 7»@proxy.example.com:3128",
    "no-proxy": "localhost,127.0.0.0/8"
  }
}
"#,
    ),
    (
        "joining a swarm",
        r#"
Swarm initialized: current node («open alnum 25») is now a manager.

To add a worker to this swarm, run the following command:

    docker swarm join --token SWMTKN-1-«alnum 50»-«alnum 25» 10.4.0.7:2377

To unlock a swarm manager after it restarts, run `docker swarm unlock` and provide the following key:

    SWMKEY-1-«base64url 43»
"#,
    ),
    (
        "labels with a doubled dollar",
        r#"
services:
  web:
    labels:
      - "traefik.http.middlewares.auth.basicauth.users=admin:$$apr1$$«open alnum 8»$$«crypt 22»"
      - traefik.http.middlewares.hdr.headers.customrequestheaders.X-Api-Key=«alnum 32»
    healthcheck:
      test: ["CMD-SHELL", "mysqladmin ping -uroot --password=«alnum 16»"]
"#,
    ),
    (
        "registry's settings",
        r#"
version: 0.1
http:
  addr: :5000
  secret: «hex 40»
storage:
  s3:
    accesskey: AKIA«open upper 16»
    secretkey: «base64 40»
    region: eu-central-1
notifications:
  endpoints:
    - name: ci
      headers:
        Authorization: [Bearer «base64url 40»]
"#,
    ),
];
