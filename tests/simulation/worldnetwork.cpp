// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The way of a request to the server and of its answer back: latency, and what may happen on the way. The client's
// transport is not here; what it would report is made up at the places where it would notice.

#include "tests/simulation/world.h"

#include <algorithm>

namespace qunce::simulation {

namespace {

constexpr size_t kOldAnswersKept = 4;

std::string pathOf(const HttpRequest &request)
{
    return request.path.substr(0, request.path.find('?'));
}

std::string headerOf(const HttpRequest &request, std::string_view name)
{
    for (const auto &[key, value] : request.headers) {
        std::string lower = key;
        std::transform(
            lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
        if (lower == name)
            return value;
    }
    return {};
}

void setRequestId(HttpAnswer &answer, const std::string &id)
{
    for (auto &[key, value] : answer.headers) {
        std::string lower = key;
        std::transform(
            lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
        if (lower == "x-request-id")
            value = id;
    }
}

} // namespace

std::optional<Fault> World::faultOf(SimClient &client, const std::string &path)
{
    Knowledge &knowledge = of(client);
    if (knowledge.exchangesUntilFault > 0 && --knowledge.exchangesUntilFault == 0) {
        count(knowledge.faultByNumber);
        return knowledge.faultByNumber;
    }
    for (auto planned = knowledge.faults.begin(); planned != knowledge.faults.end(); ++planned) {
        if (!path.starts_with(planned->path))
            continue;
        const Fault fault = planned->fault;
        knowledge.mayMismatch = knowledge.mayMismatch || fault == Fault::OldAnswerSameId;
        if (--planned->times <= 0)
            knowledge.faults.erase(planned);
        count(fault);
        return fault;
    }
    if (m_clock.ms < knowledge.networkDownUntil)
        return m_random.chance(70) ? Fault::Refuse : Fault::HangRequest;
    if (m_quiet || !m_random.perMille(m_faultPerMille))
        return std::nullopt;
    const auto fault = static_cast<Fault>(m_random.below(kNetworkFaults));
    // Whoever writes today's id on yesterday's answer does so to pulls; more is an attack, which TLS is for.
    if (fault == Fault::OldAnswerSameId && path != "/v1/sync/pull")
        return std::nullopt;
    if (fault == Fault::OldAnswerSameId)
        knowledge.mayMismatch = true;
    count(fault);
    return fault;
}

void World::send(SimClient &client, const Send &send)
{
    ++m_report.events;
    checkSendRate(client);
    const auto exchange = std::make_shared<Exchange>();
    exchange->client = &client;
    exchange->run = client.run();
    exchange->send = send;
    const WireFormat format = m_random.chance(20) ? WireFormat::Json
        : m_random.chance(50)                     ? WireFormat::CborZstd
                                                  : WireFormat::Cbor;
    exchange->request = httpRequest(send, format);
    exchange->path = pathOf(exchange->request);
    exchange->fault = faultOf(client, exchange->path);
    trace(client.name() + " sends " + std::to_string(send.call) + " " + exchange->request.path + " "
        + std::to_string(exchange->request.body.size())
        + (exchange->fault ? std::string(" FAULT ") + name(*exchange->fault) : ""));
    if (exchange->is(Fault::Refuse))
        return fail(exchange, NoAnswer::Cause::Unreachable, m_random.between(1, 50));
    if (exchange->is(Fault::HangRequest))
        return fail(exchange, NoAnswer::Cause::TimedOut, send.stallMs);
    if (exchange->is(Fault::BitFlipRequest))
        damage(m_random, exchange->request);
    // Some answers never come from the server.
    if (exchange->is(Fault::Portal) || exchange->is(Fault::Redirect) || exchange->is(Fault::PlainStatus)) {
        HttpAnswer answer = strangersAnswer(*exchange->fault, m_random);
        return after(m_random.between(5, 80),
            [this, exchange, answer = std::move(answer)] { comeBack(exchange, answer); });
    }
    if (exchange->is(Fault::Refusal) || exchange->is(Fault::FalseWipe)) {
        HttpAnswer answer =
            refusalOf(*exchange->fault, m_random, headerOf(exchange->request, "x-request-id"));
        return after(m_random.between(5, 80),
            [this, exchange, answer = std::move(answer)] { comeBack(exchange, answer); });
    }
    after(m_random.between(1, 60),
        [this, exchange] { reachServer(exchange, exchange->is(Fault::RequestTwice)); });
}

void World::abandon(SimClient &client, uint64_t call)
{
    const auto wait = of(client).waits.find(call);
    if (wait == of(client).waits.end())
        return;
    const auto cancel = std::move(wait->second);
    of(client).waits.erase(wait);
    cancel(server::CancelReason::ClientGone);
}

void World::fail(const std::shared_ptr<Exchange> &exchange, NoAnswer::Cause cause, int64_t delay)
{
    deliver(exchange, NoAnswer {cause, "simulated"}, delay);
}

void World::deliver(const std::shared_ptr<Exchange> &exchange, const Answer &answer, int64_t delay)
{
    after(delay, [this, exchange, answer] {
        SimClient &client = *exchange->client;
        if (exchange->run != client.run())
            return;
        const bool wanted = client.isInFlight(exchange->send.call);
        client.answered(exchange->send.call);
        // A late answer to a call that the engine has given up is dropped by its transport.
        if (wanted)
            client.step(Answered {exchange->send.call, answer});
        if (exchange->is(Fault::AnswerTwice) && exchange->run == client.run())
            client.step(Answered {exchange->send.call, answer});
    });
}

void World::reachServer(const std::shared_ptr<Exchange> &exchange, bool again)
{
    if (!m_server->running())
        return fail(exchange, NoAnswer::Cause::Unreachable, m_random.between(1, 30));
    if (const auto owner = m_tokens.find(exchange->send.accessToken); owner != m_tokens.end())
        exchange->userThen = m_brand.users[owner->second];
    const auto receive = [this, exchange, again](HttpAnswer answer) {
        checkLeaks(*exchange, answer);
        if (again) {
            after(m_random.between(1, 500), [this, exchange] { reachServer(exchange, false); });
            return;
        }
        of(*exchange->client).waits.erase(exchange->send.call);
        int64_t delay = m_random.between(1, 60);
        if (exchange->is(Fault::Slow))
            delay = m_random.between(1'000, exchange->send.stallMs + 10'000);
        if (delay >= exchange->send.stallMs)
            return fail(exchange, NoAnswer::Cause::TimedOut, exchange->send.stallMs);
        after(delay, [this, exchange, answer = std::move(answer)] { comeBack(exchange, answer); });
    };
    auto cancel = m_server->handle(exchange->request, receive);
    if (!cancel)
        return;
    if (exchange->run != exchange->client->run() || !exchange->client->isInFlight(exchange->send.call))
        return cancel(server::CancelReason::ClientGone);
    of(*exchange->client).waits[exchange->send.call] = cancel;
    after(50'000, [cancel] { cancel(server::CancelReason::TimedOut); });
}

void World::comeBack(const std::shared_ptr<Exchange> &exchange, HttpAnswer answer)
{
    SimClient &client = *exchange->client;
    std::deque<HttpAnswer> &old = of(client).oldAnswers[exchange->path];
    const HttpAnswer fresh = answer;
    if (exchange->fault) {
        switch (*exchange->fault) {
        case Fault::HangAnswer:
            fail(exchange, NoAnswer::Cause::TimedOut, exchange->send.stallMs);
            return;
        case Fault::CutBefore:
            fail(exchange, NoAnswer::Cause::Unreachable, 1);
            return;
        case Fault::CutMid:
            fail(exchange, NoAnswer::Cause::Damaged, 1);
            return;
        case Fault::OldAnswer:
        case Fault::OldAnswerSameId:
            if (!old.empty())
                answer = old[m_random.below(old.size())];
            if (*exchange->fault == Fault::OldAnswerSameId)
                setRequestId(answer, headerOf(exchange->request, "x-request-id"));
            break;
        case Fault::OthersAnswer:
            if (m_lastAnswer.first != nullptr && m_lastAnswer.first != &client)
                answer = m_lastAnswer.second;
            break;
        default:
            damage(*exchange->fault, m_random, answer);
        }
    }
    old.push_back(fresh);
    if (old.size() > kOldAnswersKept)
        old.pop_front();
    if (exchange->path == "/v1/sync/pull")
        m_lastAnswer = {&client, fresh};
    deliver(exchange, answerOf(exchange->send, answer), 0);
}

} // namespace qunce::simulation
