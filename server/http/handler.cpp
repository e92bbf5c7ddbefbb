// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/handler.h"

#include <exception>
#include <mutex>

namespace qunce::server {

struct CancelToken::State {
    std::atomic<CancelReason> reason {CancelReason::None};
    std::mutex mutex; ///< for what follows
    bool closed = false;
    std::vector<std::function<void(CancelReason)>> callbacks;
};

CancelReason CancelToken::reason() const
{
    return m_state ? m_state->reason.load() : CancelReason::None;
}

void CancelToken::onCancel(std::function<void(CancelReason)> callback) const
{
    if (!m_state)
        return;
    {
        const std::lock_guard lock(m_state->mutex);
        if (m_state->closed)
            return;
        if (m_state->reason == CancelReason::None) {
            m_state->callbacks.push_back(std::move(callback));
            return;
        }
    }
    callback(m_state->reason);
}

CancelSource::CancelSource()
{
    m_token.m_state = std::make_shared<CancelToken::State>();
}

void CancelSource::cancel(CancelReason reason)
{
    CancelToken::State &state = *m_token.m_state;
    std::vector<std::function<void(CancelReason)>> callbacks;
    {
        const std::lock_guard lock(state.mutex);
        if (state.reason != CancelReason::None)
            return;
        state.reason = reason;
        callbacks.swap(state.callbacks);
    }
    for (const auto &callback : callbacks)
        callback(reason);
}

void CancelSource::close()
{
    std::vector<std::function<void(CancelReason)>> callbacks;
    const std::lock_guard lock(m_token.m_state->mutex);
    m_token.m_state->closed = true;
    callbacks.swap(m_token.m_state->callbacks);
}

std::string_view Request::header(std::string_view name) const
{
    const auto found = headers.find(name);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

Response Response::text(int status, std::string body)
{
    Response response;
    response.status = status;
    response.contentType = "text/plain; charset=utf-8";
    response.body = std::move(body);
    return response;
}

Response Response::empty(int status)
{
    Response response;
    response.status = status;
    return response;
}

struct Responder::State {
    Sink sink;
    int exceptions = std::uncaught_exceptions();
    std::atomic_flag answered;
};

Responder::Responder(Sink sink) : m_state(std::make_unique<State>())
{
    m_state->sink = std::move(sink);
}

Responder::Responder(Responder &&other) noexcept = default;

Responder::~Responder()
{
    if (m_state)
        (*this)(Response::empty(std::uncaught_exceptions() > m_state->exceptions ? 500 : 503));
}

void Responder::operator()(Response response)
{
    if (m_state && !m_state->answered.test_and_set())
        m_state->sink(std::move(response));
}

} // namespace qunce::server
