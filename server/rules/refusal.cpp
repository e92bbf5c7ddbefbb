// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/rules/refusal.h"

namespace qunce::server {

namespace {

Refusal::Code codeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Usage:
    case ErrorCode::InvalidInput:
        return Refusal::Code::Malformed;
    case ErrorCode::NotFound:
        return Refusal::Code::NotFound;
    case ErrorCode::PermissionDenied:
        return Refusal::Code::Forbidden;
    case ErrorCode::VersionMismatch:
        return Refusal::Code::UpgradeRequired;
    case ErrorCode::Cancelled:
    case ErrorCode::Locked:
    case ErrorCode::Network:
        return Refusal::Code::Unavailable;
    case ErrorCode::DiskFull:
        return Refusal::Code::DiskFull;
    case ErrorCode::AlreadyExists:
    case ErrorCode::Conflict:
    case ErrorCode::Io:
    case ErrorCode::Corrupt:
    case ErrorCode::Internal:
        break;
    }
    return Refusal::Code::Internal;
}

} // namespace

bool isOurFailure(Refusal::Code code)
{
    return code == Refusal::Code::Internal || isHeldUp(code);
}

bool isHeldUp(Refusal::Code code)
{
    return code == Refusal::Code::Unavailable || code == Refusal::Code::DiskFull;
}

Refusal refusalFor(const Error &error)
{
    std::string detail = error.userText.english();
    if (!error.detail.empty())
        detail += detail.empty() ? error.detail : " (" + error.detail + ")";
    return {codeFor(error.code), std::move(detail)};
}

RefusalRow rowOf(Refusal::Code code)
{
    switch (code) {
    case Refusal::Code::Malformed:
        return {400, "malformed", WireAction::Bisect};
    case Refusal::Code::BadHash:
        return {400, "bad_hash", WireAction::Bisect};
    case Refusal::Code::TokenExpired:
        return {401, "token_expired", WireAction::Refresh};
    case Refusal::Code::TokenInvalid:
        return {401, "token_invalid", WireAction::Login};
    case Refusal::Code::WrongPassword:
        return {401, "wrong_password", WireAction::Login};
    case Refusal::Code::AccountDisabled:
        return {401, "account_disabled", WireAction::Login};
    case Refusal::Code::Forbidden:
        return {403, "forbidden", WireAction::Quarantine};
    case Refusal::Code::DeviceRevoked:
        return {403, "device_revoked", WireAction::Wipe};
    case Refusal::Code::NotFound:
        return {404, "not_found", WireAction::Report};
    case Refusal::Code::HistoryChanged:
        return {409, "history_changed", WireAction::VerifyReset};
    case Refusal::Code::CheckpointUnknown:
        return {409, "checkpoint_unknown", WireAction::SendBase};
    case Refusal::Code::EpochChanged:
        return {409, "epoch_changed", WireAction::Hello};
    case Refusal::Code::MutationGap:
        return {409, "mutation_gap", WireAction::ResendFrom};
    case Refusal::Code::ClientForked:
        return {409, "client_forked", WireAction::RotateClient};
    case Refusal::Code::ImportRunning:
        return {409, "import_running", WireAction::Report};
    case Refusal::Code::TooLarge:
        return {413, "too_large", WireAction::Halve};
    case Refusal::Code::UpgradeRequired:
        return {426, "upgrade_required", WireAction::ReadOnly};
    case Refusal::Code::SlowDown:
        return {429, "slow_down", WireAction::BackOff};
    case Refusal::Code::Unavailable:
        return {503, "unavailable", WireAction::BackOff};
    case Refusal::Code::DiskFull:
        return {503, "disk_full", WireAction::BackOff};
    case Refusal::Code::Internal:
        break;
    }
    return {500, "internal", WireAction::BackOff};
}

} // namespace qunce::server
