// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandFactory.h"

#include "app/cli/put/PutCommand.h"
#include "app/cli/streams/GetCommand.h"
#include "app/cli/streams/StreamCommands.h"
#include "app/cli/tools/ConnectionCommands.h"
#include "app/cli/tools/ConnectionTestCommand.h"
#include "app/cli/tools/RenderCommand.h"
#include "app/cli/tools/SampleCommand.h"
#include "app/cli/tools/SignCommand.h"
#include "app/cli/tools/SimulatorCommand.h"

#include <QHash>

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

using Maker = std::function<std::unique_ptr<Command>(const Arguments &, const Surroundings &)>;

template <typename T>
std::unique_ptr<Command> local(const Arguments &arguments, const Surroundings &surroundings)
{
    return std::make_unique<T>(arguments, surroundings.console);
}

template <typename T>
std::unique_ptr<Command> withSecrets(const Arguments &arguments, const Surroundings &surroundings)
{
    return std::make_unique<T>(arguments, surroundings.console, surroundings.secrets);
}

template <typename T>
std::unique_ptr<Command> withService(const Arguments &arguments, const Surroundings &surroundings)
{
    return std::make_unique<T>(arguments, surroundings.console, surroundings.variable,
                               surroundings.secrets);
}

std::unique_ptr<Command> simulator(const Arguments &arguments, const Surroundings &surroundings)
{
    return std::make_unique<SimulatorCommand>(arguments, surroundings.console,
                                              surroundings.variable);
}

} // namespace

std::unique_ptr<Command> makeCommand(const QString &name, const Arguments &arguments,
                                     const Surroundings &surroundings)
{
    static const QHash<QString, Maker> makers{
        {u"put"_s, withService<PutCommand>},
        {u"get"_s, withService<GetCommand>},
        {u"streams"_s, withService<StreamsCommand>},
        {u"describe"_s, withService<DescribeCommand>},
        {u"shards"_s, withService<ShardsCommand>},
        {u"create"_s, withService<CreateCommand>},
        {u"delete"_s, withService<DeleteCommand>},
        {u"connection add"_s, withSecrets<ConnectionAddCommand>},
        {u"connection list"_s, local<ConnectionListCommand>},
        {u"connection remove"_s, withSecrets<ConnectionRemoveCommand>},
        {u"connection test"_s, withService<ConnectionTestCommand>},
        {u"render"_s, local<RenderCommand>},
        {u"simulator"_s, simulator},
        {u"sample"_s, local<SampleCommand>},
        {u"sign"_s, withService<SignCommand>},
    };
    auto command = makers.value(name)(arguments, surroundings);
    command->setObjectName(name);
    return command;
}

} // namespace app
