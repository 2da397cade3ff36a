// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/connections/PatientKeys.h"

#include <QTimer>

#include <utility>

namespace app {

namespace {

using namespace std::chrono_literals;

constexpr auto noticeAfter = 1s; // an unlocked one answers in milliseconds
const QString onlyWish; // has no name

} // namespace

PatientKeys::PatientKeys(const SecretKeeper &secrets, core::Connection connection,
                         std::function<void()> notice, Receiver receive, QObject *parent)
    : QObject(parent)
{
    QTimer::singleShot(noticeAfter, this, [this, notice = std::move(notice)] {
        if (!m_isOver)
            notice();
    });
    m_patience.await<core::KeychainEntry>(
        onlyWish,
        {.ask = [&secrets,
                 connection = std::move(connection)] { return secrets.keysOf(connection); },
         .noteSilence = {},
         .receive =
             [this, receive = std::move(receive)](const core::Result<core::KeychainEntry> &keys,
                                                  bool) {
                 if (!std::exchange(m_isOver, true))
                     receive(keys);
             }});
}

void PatientKeys::leave()
{
    m_isOver = true;
    m_patience.leave(onlyWish);
    deleteLater();
}

} // namespace app
