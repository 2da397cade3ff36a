// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/connections/SecretKeeper.h"
#include "core/keychain/KeychainPatience.h"

#include <QObject>

#include <functional>

namespace app {

// Reads the keys of one connection and goes on waiting while the keychain is silent: it may be
// asking a person for a password. Main thread.
class PatientKeys final : public QObject
{
public:
    using Receiver = std::function<void(const core::Result<core::KeychainEntry> &)>;

    // `notice` is called once when there is no answer after a second, `receive` with the answer,
    // which is never that of a silent keychain.
    PatientKeys(const SecretKeeper &secrets, core::Connection connection,
                std::function<void()> notice, Receiver receive, QObject *parent);

    // Asks no more, calls nobody any more, and deletes itself.
    void leave();

private:
    core::KeychainPatience m_patience;
    bool m_isOver = false;
};

} // namespace app
