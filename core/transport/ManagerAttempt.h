// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/Attempt.h"

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace core {

class OneShotBody;

// A request that a QNetworkAccessManager carries, in the manager's thread.
class ManagerAttempt final : public Attempt
{
    Q_OBJECT

public:
    using Attempt::Attempt;

    void start(QNetworkAccessManager &manager, const QNetworkRequest &made);

private:
    void watchReply();
    void encrypted();
    void sent();
    void readHeaders();
    void read();

    bool isHandedOut() const override;
    bool lacksTlsAnswer() const override;
    void breakOff() override;
    void complete() override;

    OneShotBody *m_body = nullptr;
    QNetworkReply *m_reply = nullptr;
    bool m_hasConnected = false; // a new connection was made for this request
};

} // namespace core
