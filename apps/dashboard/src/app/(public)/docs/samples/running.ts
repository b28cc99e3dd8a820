export const GO_LIVE = `POSTGRES_PASSWORD=... PUBLIC_URL=https://whathooks.example \\
  docker compose -f docker/compose.yaml up -d
`;

export const MAKE_MASTER_KEY = `openssl rand -hex 32
`;

export const BACK_UP = `pg_dump --format=custom "$DATABASE_URL" > whathooks.dump
tar --create --gzip --file whathooks-media.tar.gz --directory "$DATA_DIR" media
`;
