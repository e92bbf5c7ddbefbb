// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/router.h"

namespace qunce::server {

namespace {

class FunctionHandler : public Handler
{
public:
    explicit FunctionHandler(std::function<Response(const Request &)> function)
        : m_function(std::move(function))
    { }
    void handle(Request request, Responder responder) override { responder(m_function(request)); }

private:
    std::function<Response(const Request &)> m_function;
};

std::vector<std::string> segmentsOf(std::string_view path)
{
    std::vector<std::string> segments;
    size_t begin = path.starts_with('/') ? 1 : 0;
    for (;;) {
        const size_t end = path.find('/', begin);
        segments.emplace_back(path.substr(begin, end == std::string_view::npos ? end : end - begin));
        if (end == std::string_view::npos)
            return segments;
        begin = end + 1;
    }
}

bool isParameter(const std::string &segment)
{
    return segment.size() > 2 && segment.front() == '{';
}

bool matches(const Route &route, const std::vector<std::string> &segments, NamedValues &parameters)
{
    if (route.segments.size() != segments.size())
        return false;
    for (size_t i = 0; i < segments.size(); ++i) {
        const std::string &wanted = route.segments[i];
        if (!isParameter(wanted)) {
            if (wanted != segments[i])
                return false;
        } else if (segments[i].empty()) {
            return false;
        } else {
            parameters[wanted.substr(1, wanted.size() - 2)] = segments[i];
        }
    }
    return true;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

void appendMethod(std::string &allow, const std::string &method)
{
    if (!allow.empty())
        allow += ", ";
    allow += method == "GET" ? "GET, HEAD" : method;
}

} // namespace

void Router::add(
    std::string method, std::string pattern, std::shared_ptr<Handler> handler, RouteOptions options)
{
    Route route;
    route.method = std::move(method);
    route.segments = segmentsOf(pattern);
    route.pattern = std::move(pattern);
    route.options = options;
    route.handler = std::move(handler);
    route.index = m_routes.size();
    m_routes.push_back(std::move(route));
}

void Router::addFunction(std::string method, std::string pattern,
    std::function<Response(const Request &)> function, RouteOptions options)
{
    add(std::move(method), std::move(pattern), std::make_shared<FunctionHandler>(std::move(function)),
        options);
}

RouteMatch Router::match(std::string_view method, std::string_view path) const
{
    std::vector<std::string> segments = segmentsOf(path);
    for (std::string &segment : segments) {
        std::string decoded;
        decodePercent(segment, false, decoded);
        segment = std::move(decoded);
    }
    const std::string_view wanted = method == "HEAD" ? "GET" : method;
    RouteMatch result;
    for (const Route &route : m_routes) {
        NamedValues parameters;
        if (!matches(route, segments, parameters))
            continue;
        if (route.method == wanted) {
            result.route = &route;
            result.parameters = std::move(parameters);
            result.allow.clear();
            return result;
        }
        appendMethod(result.allow, route.method);
    }
    result.status = result.allow.empty() ? 404 : 405;
    return result;
}

bool decodePercent(std::string_view text, bool plusIsSpace, std::string &out)
{
    for (size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '+' && plusIsSpace) {
            c = ' ';
        } else if (c == '%') {
            const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
            const int low = high < 0 ? -1 : hexValue(text[i + 2]);
            if (low < 0)
                return false;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        }
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F)
            return false;
        out.push_back(c);
    }
    return true;
}

} // namespace qunce::server
