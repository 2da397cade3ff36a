// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/connections/PatientKeys.h"

#include "core/result/Deliver.h"

#include <QTimer>

#include <utility>

namespace app {

namespace {

using namespace std::chrono_literals;

constexpr auto noticeAfter = 1s; // an unlocked one answers in milliseconds
constexpr auto pause = 500ms; // a keychain that says at once that it is silent is not pestered

} // namespace

PatientKeys::PatientKeys(const SecretKeeper &secrets, core::Connection connection,
                         std::function<void()> notice, Receiver receive, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
    , m_connection(std::move(connection))
    , m_notice(std::move(notice))
    , m_receive(std::move(receive))
{
    QTimer::singleShot(noticeAfter, this, [this] {
        if (!m_isOver)
            m_notice();
    });
    ask();
}

void PatientKeys::leave()
{
    m_isOver = true;
    deleteLater();
}

void PatientKeys::ask()
{
    if (m_isOver)
        return;
    core::deliver(m_secrets.keysOf(m_connection), this,
                  [this](const core::Result<core::KeychainEntry> &keys) {
                      if (!keys && keys.error().code == core::keychain::silent)
                          return QTimer::singleShot(pause, this, [this] { ask(); });
                      if (std::exchange(m_isOver, true))
                          return;
                      m_receive(keys);
                  });
}

} // namespace app
