// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/httpserver.h"

namespace qunce::server {

void addServiceRoutes(Router &router, const HttpMetrics &metrics, std::function<std::string()> problem,
    std::function<std::string()> moreMetrics)
{
    RouteOptions options;
    options.immediate = true;
    options.bodyLimit = 0;
    router.addFunction(
        "GET", "/healthz",
        [problem = std::move(problem)](const Request &) {
            const std::string text = problem ? problem() : std::string();
            return text.empty() ? Response::text(200, "ok\n") : Response::text(503, text + '\n');
        },
        options);
    router.addFunction(
        "GET", "/metrics",
        [&metrics, more = std::move(moreMetrics)](const Request &) {
            Response response =
                Response::text(200, metrics.prometheusText() + (more ? more() : std::string()));
            response.contentType = "text/plain; version=0.0.4; charset=utf-8";
            return response;
        },
        options);
}

} // namespace qunce::server
