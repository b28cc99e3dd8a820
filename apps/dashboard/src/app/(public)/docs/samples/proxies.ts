/*
 * The stories start nginx and Caddy with these, as the built page shows them: they change addresses, ports and
 * certificates, and nothing else.
 */

export const NGINX = `server {
  listen 443 ssl http2;
  server_name agency.example;
  ssl_certificate /etc/ssl/agency.example.pem;
  ssl_certificate_key /etc/ssl/agency.example.key;

  # whathooks says itself how large a file may be.
  client_max_body_size 0;

  location /wa/ {
    proxy_pass http://127.0.0.1:3000;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme;

    # What happens is shown as it happens, and files go through as they come.
    proxy_buffering off;
    proxy_request_buffering off;

    # Live streams say something every 20 seconds; a large file may take its time.
    proxy_read_timeout 5m;
    proxy_send_timeout 5m;
  }
}
`;

export const CADDY = `agency.example {
  redir /wa /wa/
  handle_path /wa/* {
    reverse_proxy 127.0.0.1:3000 {
      flush_interval -1
    }
  }
}
`;

export const START_BELOW_A_PATH = `PUBLIC_URL=https://agency.example/wa TRUST_PROXY=loopback npm start
`;

export const BUILD_BELOW_A_PATH = `BASE_PATH=/wa npm run build
docker build -f docker/Dockerfile --build-arg BASE_PATH=/wa -t whathooks .
`;
