// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/connections/ConnectionController.h"
#include "app/window/connections/StreamController.h"
#include "app/window/send/SendController.h"
#include "app/window/wiring/SendWiring.h"
#include "app/window/wiring/Views.h"
#include "ui/common/Questions.h"
#include "ui/streams/SendToDialog.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace app {

// The current draft, or what is selected of it, sent once to somewhere else: another stream or
// another connection, which stay unknown to the rest of the window.
class SendToWiring final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ConnectionController &connections;
        StreamController &streams; // of the window
        SendWiring &send;
        ui::Questions &questions;
    };

    SendToWiring(const Views &views, const Parts &parts, QObject *parent = nullptr);
    ~SendToWiring() override;

private:
    void ask();
    void connectTo(const QString &connection);
    void findStream();
    void streamFound();
    void confirm();
    void finish();
    void fail(const core::Error &error);

    Views m_views;
    Parts m_parts;
    QPointer<ui::SendToDialog> m_dialog; // null: nobody is asked
    std::unique_ptr<StreamController> m_streams; // of the connection that is chosen there
    core::Draft m_draft;
    QList<qsizetype> m_selected;
    int m_connecting = 0; // the latest wish
    bool m_isFinding = false; // the stream that was typed
    int m_told = 0; // how often something of it was told
};

} // namespace app
