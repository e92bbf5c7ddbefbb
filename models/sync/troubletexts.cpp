// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sync/troubletexts.h"

namespace qunce {

Error errorOf(const NoAnswer &silence, const std::string &server)
{
    switch (silence.cause) {
    case NoAnswer::Cause::Unreachable:
        return {ErrorCode::Network,
            {QUNCE_TEXT("The server at %1 cannot be reached. Check the network."), {server}}, silence.detail};
    case NoAnswer::Cause::ConnectionRefused:
        return {ErrorCode::Network,
            {QUNCE_TEXT("The server at %1 cannot be reached: it is off, or the address is wrong."), {server}},
            silence.detail};
    case NoAnswer::Cause::TimedOut:
        return {ErrorCode::Network,
            {QUNCE_TEXT("The server at %1 does not answer in time. Check the network."), {server}},
            silence.detail};
    case NoAnswer::Cause::NotQunce:
        return {ErrorCode::Network,
            QUNCE_TEXT(
                "Something other than the Qunce server answers, perhaps the sign-in page of this network. "
                "Open a web page to see it."),
            silence.detail};
    case NoAnswer::Cause::Damaged:
        break;
    case NoAnswer::Cause::Untrusted:
        return {ErrorCode::Network,
            {QUNCE_TEXT("The server's certificate is not to be trusted: %1. Ask your administrator."),
                {silence.detail}},
            {}};
    case NoAnswer::Cause::NotTls:
        return {ErrorCode::Network,
            {QUNCE_TEXT("The server at %1 does not speak https. Check the address, or ask your "
                        "administrator."),
                {server}},
            silence.detail};
    }
    return {ErrorCode::Network, QUNCE_TEXT("An answer of the server arrived damaged. Check the network."),
        silence.detail};
}

Error errorOf(const Refused &refusal)
{
    const std::string detail =
        std::to_string(refusal.status) + " " + refusal.error.code + ": " + refusal.error.detail;
    if (saysDiskFull(refusal.error))
        return {ErrorCode::Network,
            QUNCE_TEXT("The server's disk is full, so it takes no changes. Ask your administrator to make "
                       "room on the "
                       "server; Qunce tries again by itself."),
            detail};
    if (refusal.error.action == WireAction::BackOff || refusal.status == 429 || refusal.status >= 500)
        return {ErrorCode::Network,
            QUNCE_TEXT("The server is busy or being serviced. Qunce tries again by itself."), detail};
    if (refusal.error.action == WireAction::Quarantine)
        return {ErrorCode::PermissionDenied,
            QUNCE_TEXT("The server does not allow this to your account. Ask your administrator."), detail};
    return {ErrorCode::Internal,
        {QUNCE_TEXT("The server refuses what this program asks (%1). Please report this."),
            {refusal.error.code}},
        detail};
}

bool saysDiskFull(const ErrorReply &refusal)
{
    return refusal.code == "disk_full";
}

Error serverDiskFull(const ErrorReply &refusal)
{
    return {ErrorCode::DiskFull,
        QUNCE_TEXT("The server's disk is full; nothing was changed. Ask your administrator to make room on "
                   "the server, "
                   "then try again."),
        refusal.detail};
}

} // namespace qunce
