// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>

#include <QByteArray>
#include <QString>

#include "models/base/result.h"

namespace qunce::app {

/// A secret store that answers when it can: it may ask its user for a password first, or never answer at all. Lives in
/// one thread with an event loop, where answers come too; after its end none does.
class SecretStore
{
public:
    using Answer = std::function<void(Result<QByteArray>)>; ///< empty for what is not a reading

    virtual ~SecretStore() = default;

    /// NotFound: there is no such secret. PermissionDenied: it stays locked. Io: no store, or another failure.
    virtual void read(const QString &name, Answer answer) = 0;
    virtual void write(const QString &name, const QByteArray &secret, Answer answer) = 0;
    virtual void remove(const QString &name, Answer answer) = 0;
};
/// Made in the thread in which the store is to live.
using MakeSecretStore = std::function<std::unique_ptr<SecretStore>()>;

/// The desktop's: Secret Service (GNOME Keyring and others) or KWallet, through QtKeychain. Never plain text.
std::unique_ptr<SecretStore> makeDesktopSecretStore();

} // namespace qunce::app
