// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command/Command.h"
#include "app/cli/connection/Session.h"
#include "core/client/CallRetries.h"
#include "core/result/Deliver.h"

#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace app {

// A command that talks to a service: finds the way to it, or starts a simulator of its own, then
// runs.
class ServiceCommand : public Command
{
    Q_OBJECT

public:
    ServiceCommand(const Arguments &arguments, Console &console, const Variable &variable,
                   core::SecretStore &secrets);
    ~ServiceCommand() override;

    void start() final;

protected:
    // Checks arguments before anything is asked; BadInput.
    virtual core::Result<> prepare() { return {}; }
    // The session is open.
    virtual void run() = 0;
    // Before the session is opened.
    virtual void adjust(core::TransportSettings &settings) { Q_UNUSED(settings) }
    // What the simulator has when nothing else was said.
    virtual QList<core::SimulatedStreamSpec> defaultStreams() const;

    // The stream that the first argument names; set by prepareStream().
    core::Result<> prepareStream();
    const core::StreamId &stream() const { return *m_stream; }
    const std::optional<core::StreamId> &optionalStream() const { return m_stream; }

    QString streamName() const override { return m_stream ? m_stream->name() : QString(); }

    core::KinesisClient &client() { return m_session->client(); }
    const ResolvedConnection &connection() const { return m_connection; }
    bool isSimulated() const { return m_simulator != nullptr; }

    // Closes the trace, then ends.
    void end(ExitStatus status);
    void endWith(const core::Error &error);
    // After a question that changes something.
    void endUnsure(const core::Error &error);
    // The question left, or may have, and nobody knows what became of it.
    void warnThatItMayBeDone();

    // One request of the client, as the attempt that it is told.
    template <typename T>
    using Question = std::function<QFuture<core::Answer<T>>(const core::Invocation &)>;
    template <typename T>
    using Receiver = std::function<void(const core::Answer<T> &)>;

    // Asks, and asks again up to twice after a pause where the error is worth it. `receive` gets
    // the last answer.
    template <typename T>
    void ask(const Question<T> &question, const Receiver<T> &receive)
    {
        askAs<T>(question, receive, m_retries.begin());
    }

    // All shards of the stream, page by page.
    using ShardReceiver = std::function<void(const core::Result<QList<core::Shard>> &)>;
    void askShards(const ShardReceiver &receive) { askShards({}, {}, receive); }

private:
    void askShards(const QList<core::Shard> &earlier, const QByteArray &nextToken,
                   const ShardReceiver &receive);
    core::Result<ResolvedConnection> startSimulator();
    core::Result<> prepareUndisturbed();
    core::Result<> checkSimulatorIsAlone() const;
    core::Result<std::unique_ptr<Session>> openSession() const;
    core::Result<> placeSimulator(core::SimulatorSettings &settings) const;
    void open(const core::Result<ResolvedConnection> &connection);
    template <typename T>
    void askAs(const Question<T> &question, const Receiver<T> &receive,
               const core::CallRetries::Call &call);
    // Waiting for a second answer may take long, and the first is known not to have come.
    void noteSilence(const core::Error &error);

    ConnectionSetup m_setup;
    Variable m_variable;
    std::optional<core::StreamId> m_stream;
    ResolvedConnection m_connection;
    std::unique_ptr<core::Simulator> m_simulator;
    std::unique_ptr<Session> m_session;
    core::CallRetries m_retries;
};

template <typename T>
void ServiceCommand::askAs(const Question<T> &question, const Receiver<T> &receive,
                           const core::CallRetries::Call &call)
{
    const auto judge = [this, question, receive, call](const core::Answer<T> &answer) {
        core::CallRetries::Call again = call;
        const core::Error *error = answer.result ? nullptr : &answer.result.error();
        const auto pause = m_retries.next(again, error, answer.facts);
        if (!pause)
            return receive(answer);
        if (call.invocation.attempt == 1)
            noteSilence(*error);
        QTimer::singleShot(
            *pause, this, [this, question, receive, again] { askAs<T>(question, receive, again); });
    };
    core::deliver(question(call.invocation), this, judge);
}

} // namespace app
