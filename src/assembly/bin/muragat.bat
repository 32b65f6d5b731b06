@echo off
rem Starts Muragat from any folder. The working folder is the home, unless --home says otherwise.
rem   JAVA_HOME      which Java (17 or newer); otherwise the java on the path
rem   MURAGAT_OPTS   further options for Java, such as -Xmx4g
setlocal
for %%i in ("%~dp0..") do set "MURAGAT_PROGRAM=%%~fi"
if defined JAVA_HOME (set "MURAGAT_JAVA=%JAVA_HOME%\bin\java.exe") else (set "MURAGAT_JAVA=java")
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
if not defined ONEDNN_PRIMITIVE_CACHE_CAPACITY set "ONEDNN_PRIMITIVE_CACHE_CAPACITY=64"
if not defined LRU_CACHE_CAPACITY set "LRU_CACHE_CAPACITY=64"
"%MURAGAT_JAVA%" ${muragat.jvm} -Xmx${muragat.heap} "-Dmuragat.program=%MURAGAT_PROGRAM%" %MURAGAT_OPTS% -cp "%MURAGAT_PROGRAM%\lib\*" kz.muragat.app.Main %*
exit /b %ERRORLEVEL%
