// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/DemoTour.h"

#include "app/window/simulator/SimulatorController.h"
#include "app/window/wiring/RecordDraft.h"
#include "core/records/SampleSet.h"
#include "ui/common/Format.h"
#include "ui/editor/KeyLine.h"
#include "ui/editor/SendButton.h"
#include "ui/shell/KeyCaps.h"

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

core::Draft firstDraft()
{
    core::Draft draft = core::newDraft();
    draft.title = DemoTour::tr("first order");
    draft.records.first().body = R"({
  "type": "order.created",
  "orderId": "A-1093",
  "customer": "tenant-3",
  "total": 42.50
}
)";
    draft.keySource = core::KeySource::Field;
    draft.keyField = u"$.orderId"_s;
    return draft;
}

// The one that can be seen; null when there is none.
QWidget *sendButton(const ui::DraftTabs &drafts)
{
    for (auto *button : drafts.findChildren<ui::SendButton *>()) {
        if (button->isVisible())
            return button;
    }
    return nullptr;
}

} // namespace

DemoTour::DemoTour(const Views &views, const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_views(views)
    , m_parts(parts)
    , m_bubble(new ui::DemoBubble(*views.window.centralWidget()))
{
    connect(m_bubble, &ui::DemoBubble::hotKeyRequested, this, &DemoTour::sendHotKey);
    connect(m_bubble, &ui::DemoBubble::dismissed, this, &DemoTour::end);
    connect(&parts.streams, &StreamController::streamChanged, this, &DemoTour::streamChanged);
    connect(&parts.send, &SendController::finished, this, &DemoTour::runFinished);
    connect(&parts.connections, &ConnectionController::connectionChanged, this,
            [this](const ActiveConnection &connection) {
                if (!connection.isSimulator && m_step != Step::None)
                    end();
            });
}

void DemoTour::start()
{
    m_step = Step::Connecting;
    m_views.drafts.openDraft(firstDraft());
    m_parts.connections.activate(ConnectionController::simulatorName());
}

bool DemoTour::isAtDemo() const
{
    const auto &stream = m_parts.streams.chosen();
    return m_parts.connections.active().isSimulator && stream
        && stream->id.name() == QLatin1StringView(demoStream);
}

void DemoTour::streamChanged()
{
    if (m_step == Step::Connecting && isAtDemo()) {
        m_step = Step::First;
        m_views.drafts.focusBody();
        QWidget *button = sendButton(m_views.drafts);
        const auto keys = m_views.actions.keymap().keysOf(ui::Command::Send);
        // Which shard it goes to is a thing to see.
        QWidget *key = button ? button->parentWidget()->findChild<ui::KeyLine *>() : nullptr;
        m_bubble->showFirstStep(button ? *button : m_views.drafts, ui::keyText(keys), key);
    } else if (m_step == Step::Sending) {
        sendWhenReady();
    }
}

void DemoTour::runFinished()
{
    if (m_step == Step::Sending)
        return sendWhenReady(); // it had to wait for the one before
    const core::ResultSource *results = m_parts.send.results();
    if (m_step != Step::First || !results || results->rowCount() == 0)
        return;
    const core::Outcome outcome = results->outcome(0);
    if (outcome.state != core::RecordState::Stored)
        return;
    m_step = Step::Second;
    m_bubble->showSecondStep(ui::shortShard(QString::fromLatin1(outcome.shardId)));
}

void DemoTour::sendHotKey()
{
    m_step = Step::Sending;
    m_bubble->end();
    m_views.drafts.openDraft(
        draftOf(core::sampleSet(u"hot-key"_s), core::PayloadKind::Json, tr("one hot key")));
    sendWhenReady();
}

// The facts of the stream, and with them the shards, may still be on their way.
void DemoTour::sendWhenReady()
{
    if (!isAtDemo())
        m_parts.streams.choose(QString::fromLatin1(demoStream));
    else if (!m_parts.streams.chosen()->shards.isEmpty() && !m_parts.send.isBusy()) {
        m_parts.sending.send();
        end();
    }
}

void DemoTour::end()
{
    m_step = Step::None;
    m_bubble->end();
    m_parts.settings.change([](core::Settings &each) { each.showsDemoTour = false; });
}

} // namespace app
